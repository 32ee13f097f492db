"""Addresses of risks and limits."""

from django.urls import path

from anyshore.web.risks import limits, views

app_name = "risks"
urlpatterns = [
    path("decide/assessments/<int:number>/risks/", views.risks, name="risks"),
    path("decide/assessments/<int:number>/risks/new/", views.new, name="new"),
    path("decide/assessments/<int:number>/risks/<uuid:risk_id>/", views.edit, name="edit"),
    path("decide/assessments/<int:number>/risks/<uuid:risk_id>/drop/", views.drop, name="drop"),
    path("organisation/limits/", limits.overview, name="limits"),
    path("organisation/limits/new/", limits.new, name="set"),
    path("organisation/limits/<uuid:limit_id>/lift/", limits.lift, name="lift"),
]
