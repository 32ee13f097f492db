"""The insight domain as a Django application."""

from django.apps import AppConfig


class InsightConfig(AppConfig):
    """See the package's own words."""

    name = "anyshore.insight"
    label = "insight"
