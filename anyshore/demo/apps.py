"""The demo as a Django application, for its management command."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    """Holds one management command and the lists it plays."""

    name = "anyshore.demo"
    label = "demo"
