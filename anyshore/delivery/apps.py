"""The delivery domain as a Django application."""

from django.apps import AppConfig


class DeliveryConfig(AppConfig):
    """See the package's own words."""

    name = "anyshore.delivery"
    label = "delivery"
