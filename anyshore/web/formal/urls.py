"""Addresses of formal notices."""

from django.urls import path

from anyshore.web.formal import views

app_name = "formal"
urlpatterns = [
    path("contracts/<int:number>/formal/", views.notices, name="notices"),
    path("contracts/<int:number>/formal.csv", views.export, name="csv"),
    path("contracts/<int:number>/formal/new/<slug:notice_kind>/", views.give, name="give"),
    path("contracts/<int:number>/formal/<int:place>/", views.notice, name="notice"),
    path("contracts/<int:number>/formal/<int:place>/received/", views.receive, name="receive"),
    path("contracts/<int:number>/formal/<int:place>/refuse/", views.refuse, name="refuse"),
    path("contracts/<int:number>/formal/<int:place>/withdraw/", views.withdraw, name="withdraw"),
]
