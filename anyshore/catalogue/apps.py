"""The catalogue domain as a Django application."""

from django.apps import AppConfig


class CatalogueConfig(AppConfig):
    """See the package's own words."""

    name = "anyshore.catalogue"
    label = "catalogue"
