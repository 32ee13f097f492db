"""Addresses of the tools."""

from django.urls import path

from anyshore.web.tools import views

app_name = "tools"
urlpatterns = [path("tools/hours/", views.hours, name="hours")]
