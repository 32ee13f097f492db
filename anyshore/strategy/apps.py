"""The strategy domain as a Django application."""

from django.apps import AppConfig


class StrategyConfig(AppConfig):
    """See the package's own words."""

    name = "anyshore.strategy"
    label = "strategy"
