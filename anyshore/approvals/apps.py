"""The approvals domain as a Django application."""

from django.apps import AppConfig


class ApprovalsConfig(AppConfig):
    """See the package's own words."""

    name = "anyshore.approvals"
    label = "approvals"
