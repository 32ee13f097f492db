"""The jobs as a Django application."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """Its ``tasks`` module names every job."""

    name = "anyshore.jobs"
    label = "jobs"
