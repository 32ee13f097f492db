"""The ledger domain as a Django application."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    """See the package's own words."""

    name = "anyshore.ledger"
    label = "ledger"
