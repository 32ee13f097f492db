"""Addresses of service levels."""

from django.urls import path

from anyshore.web.levels import entering, push, views

app_name = "levels"
urlpatterns = [
    path("contracts/<int:number>/levels/", views.levels, name="levels"),
    path("contracts/<int:number>/levels/push/", push.take, name="push"),
    path("contracts/<int:number>/levels/secrets/", push.secrets_page, name="secrets"),
    path("contracts/<int:number>/levels/secrets/<uuid:token_id>/revoke/", push.revoke, name="revoke"),
    path("contracts/<int:number>/levels/import/", entering.import_readings, name="import"),
    path("contracts/<int:number>/levels/<str:period>/", views.period, name="period"),
    path("contracts/<int:number>/levels/<str:period>/enter/", entering.enter, name="enter"),
    path("contracts/<int:number>/levels/<str:period>/<int:place>/confirm/", views.confirm, name="confirm"),
    path("contracts/<int:number>/levels/<str:period>/<int:place>/dispute/", views.dispute, name="dispute"),
    path("contracts/<int:number>/levels/<str:period>/<int:place>/answer/", views.answer, name="answer"),
    path("contracts/<int:number>/levels/<str:period>/<int:place>/exclude/", views.exclude, name="exclude"),
    path("contracts/<int:number>/levels/<str:period>/<int:place>/agree/", views.agree, name="agree"),
    path("contracts/<int:number>/levels/<str:period>/<int:place>/cause/", views.cause, name="cause"),
]
