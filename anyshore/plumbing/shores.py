"""What this instance calls near: the operator's two numbers, for every page and list that says a shore."""

from __future__ import annotations

from django.conf import settings

from anyshore.kit.places import Near


def near() -> Near:
    """The numbers from the settings (``ANYSHORE_NEAR_HOURS``, ``ANYSHORE_NEAR_KM``): 3 hours and 3,000 km by
    default."""
    return Near(gap_minutes=settings.ANYSHORE_NEAR_MINUTES, km=settings.ANYSHORE_NEAR_KM)
