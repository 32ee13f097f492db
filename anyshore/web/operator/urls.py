"""Addresses of the operator's pages."""

from django.urls import path

from anyshore.web.operator import views

app_name = "operator"
urlpatterns = [
    path("operator/", views.desk, name="desk"),
    path("operator/verify/<slug:slug>/", views.verify, name="verify"),
]
