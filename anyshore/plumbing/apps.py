"""The plumbing as a Django application."""

from django.apps import AppConfig

LONGEST_CELL = 100_000_000
"""Characters."""


class PlumbingConfig(AppConfig):
    """Tables that every domain uses and none owns."""

    name = "anyshore.plumbing"
    label = "plumbing"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the system check that relations point down the floors; bring the words up to date; read long cells.

        What a form takes in is limited by the form: a sheet whose cell is too long is then refused by its row.
        """
        import csv

        from django.conf import settings

        from anyshore.plumbing import (
            checks,  # noqa: F401 - registers itself when it is imported
            languages,
        )

        languages.compile_changed(settings.LOCALE_PATHS[0], settings.ANYSHORE_WORDS)
        csv.field_size_limit(LONGEST_CELL)
