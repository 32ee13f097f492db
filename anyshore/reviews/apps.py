"""The reviews domain as a Django application."""

from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    """See the package's own words."""

    name = "anyshore.reviews"
    label = "reviews"
