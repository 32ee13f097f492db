"""Saved searches: what they look for, how often, and when they look again. Pure."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

SEARCHES_MAX: Final = 50
"""Saved searches of one person."""

NAME_LIMIT, QUERY_LIMIT = 80, 600
TOLD_MAX: Final = 20
"""What one mail names at most; it says how many there are in all."""

_MORNING: Final = time(7)


class Lookout(StrEnum):
    """What a search looks among."""

    REQUESTS = "requests"
    PROVIDERS = "providers"
    PACKAGES = "packages"


class Every(StrEnum):
    """How often it looks."""

    HOUR = "hour"
    DAY = "day"
    WEEK = "week"


def looks_again(at: datetime, every: str, zone: str) -> datetime:
    """When a search that looked at ``at`` looks again: an hour later, or at seven in the morning where its owner is,
    every day or on Mondays."""
    if every == Every.HOUR:
        return at + timedelta(hours=1)
    where = ZoneInfo(zone)
    day = at.astimezone(where).date()
    if datetime.combine(day, _MORNING, where) <= at:
        day += timedelta(days=1)
    if every == Every.WEEK:
        day += timedelta(days=-day.weekday() % 7)
    return datetime.combine(day, _MORNING, where).astimezone(UTC)
