"""The exits domain as a Django application."""

from django.apps import AppConfig


class ExitsConfig(AppConfig):
    """See the package's own words."""

    name = "anyshore.exits"
    label = "exits"
