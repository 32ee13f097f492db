"""The sourcing domain as a Django application."""

from django.apps import AppConfig


class SourcingConfig(AppConfig):
    """See the package's own words."""

    name = "anyshore.sourcing"
    label = "sourcing"
