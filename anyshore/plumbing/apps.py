"""The plumbing as a Django application."""

from django.apps import AppConfig


class PlumbingConfig(AppConfig):
    """Tables that every domain uses and none owns."""

    name = "anyshore.plumbing"
    label = "plumbing"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the system check that relations point down the floors; bring the words up to date."""
        from django.conf import settings

        from anyshore.plumbing import (
            checks,  # noqa: F401 - registers itself when it is imported
            languages,
        )

        languages.compile_changed(settings.LOCALE_PATHS[0], settings.ANYSHORE_WORDS)
