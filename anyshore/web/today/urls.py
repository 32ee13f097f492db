"""Addresses of today and of the search."""

from django.urls import path

from anyshore.web.today import views

app_name = "today"
urlpatterns = [
    path("today/", views.today, name="today"),
    path("search/", views.search_page, name="search"),
]
