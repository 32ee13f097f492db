"""Addresses for anybody."""

from django.urls import path

from anyshore.web.public import views

app_name = "public"
urlpatterns = [
    path("", views.home, name="home"),
    path("appearance/", views.appearance, name="appearance"),
    path("favicon.ico", views.favicon, name="favicon"),
    path("language/", views.language, name="language"),
]
