"""Addresses of matching."""

from django.urls import path

from anyshore.web.matching import views

app_name = "matching"
urlpatterns = [
    path("matching/", views.formula, name="formula"),
    path("requests/fitting/", views.fitting, name="fitting"),
    path("requests/<int:number>/providers/", views.providers, name="providers"),
    path("providers/mine/found/", views.found, name="found"),
]
