"""The payments domain as a Django application."""

from django.apps import AppConfig


class PaymentsConfig(AppConfig):
    """See the package's own words."""

    name = "anyshore.payments"
    label = "payments"
