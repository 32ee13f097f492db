"""Addresses of hardship."""

from django.urls import path

from anyshore.web.hardship import views

app_name = "hardship"
TALKS = "contracts/<int:number>/hardship/<uuid:talks_id>/"
urlpatterns = [
    path("contracts/<int:number>/hardship/", views.talks, name="talks"),
    path("contracts/<int:number>/hardship/ask/", views.ask, name="ask"),
    path(f"{TALKS}agreed/", views.settle, name="settle"),
    path(f"{TALKS}confirm/", views.confirm, name="confirm"),
    path(f"{TALKS}withdraw/", views.withdraw, name="withdraw"),
]
