"""Days as people and programs write them in lists. Pure."""

from __future__ import annotations

import re
from datetime import date

YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})", re.ASCII)
YEAR_LAST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})", re.ASCII)
CLOCK = re.compile(r"[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?$", re.ASCII)
MONTHS = 12


class TwoDays(ValueError):
    """It can be read as two days, such as 03/04/2026: by the day or by the month first."""


def written_day(text: str) -> date:
    """The day of ``2026-11-30``, ``2026/11/30``, ``30.11.2026``, ``30/11/2026`` or ``11/30/2026``; a time after it is
    left aside.

    With dots the day comes first. With slashes or hyphens either does where only one can: TwoDays where both can,
    ValueError where neither.
    """
    said = CLOCK.sub("", text.strip())
    if found := YEAR_FIRST.fullmatch(said):
        return date(int(found[1]), int(found[3]), int(found[4]))
    found = YEAR_LAST.fullmatch(said)
    if found is None:
        raise ValueError(text)
    first, divider, second, year = int(found[1]), found[2], int(found[3]), int(found[4])
    if divider == "." or first == second or first > MONTHS:
        return date(year, second, first)
    if second > MONTHS:
        return date(year, first, second)
    raise TwoDays(text)
