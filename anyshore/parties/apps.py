"""The parties domain as a Django application."""

from django.apps import AppConfig


class PartiesConfig(AppConfig):
    """See the package's own words."""

    name = "anyshore.parties"
    label = "parties"
