"""The web door as a Django application, so that its stylesheets are found as static files and its words are known."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Holds no tables."""

    name = "anyshore.web"
    label = "web"

    def ready(self) -> None:
        """Make the words of every room known: states and refusals."""
        from anyshore.web import worded, words

        for room in worded.ROOMS:
            words.register(getattr(room, "STATES", {}), getattr(room, "REFUSALS", {}))
