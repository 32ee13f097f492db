"""The transition domain as a Django application."""

from django.apps import AppConfig


class TransitionConfig(AppConfig):
    """See the package's own words."""

    name = "anyshore.transition"
    label = "transition"
