"""Addresses of deciding: the inventory and its activities."""

from django.urls import path

from anyshore.web.strategy.views import inventory

app_name = "strategy"
urlpatterns = [
    path("decide/", inventory.inventory, name="inventory"),
    path("decide/new/", inventory.new, name="new"),
]
