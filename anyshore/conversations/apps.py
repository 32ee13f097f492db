"""The conversations domain as a Django application."""

from django.apps import AppConfig


class ConversationsConfig(AppConfig):
    """See the package's own words."""

    name = "anyshore.conversations"
    label = "conversations"
