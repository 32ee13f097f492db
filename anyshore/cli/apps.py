"""The command line as a Django application, for its management commands."""

from django.apps import AppConfig


class CliConfig(AppConfig):
    """Holds management commands only."""

    name = "anyshore.cli"
    label = "cli"
