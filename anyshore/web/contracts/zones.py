"""The same instant where the other side sits: a deadline is read in the reader's zone, and in theirs."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.translation import gettext as _

from anyshore.insight.queries.contract import Contract
from anyshore.plumbing import formats


def there(at: datetime, contract: Contract) -> str:
    """The instant for the side whose wall clock differs from the reader's, such as ``Thu 3 Dec, 21:30 in Mumbai``;
    empty where both read the same."""
    mine = wall_clock(at)
    told = []
    for side in (contract.client, contract.provider):
        with timezone.override(ZoneInfo(side.timezone)):
            theirs = wall_clock(at)
        if theirs != mine:
            place = side.place or formats.country_text(side.country)
            told.append(_("%(time)s in %(place)s") % {"time": theirs, "place": place})
    return ", ".join(dict.fromkeys(told))


def wall_clock(at: datetime) -> str:
    """A deadline with its weekday; midnight is the end of the day before it."""
    return f"{formats.day_text(last_day(at), weekday=True)}, {last_time(at)}"


def last_day(at: datetime) -> date:
    """The day on which an instant falls in the reader's zone, where 24:00 belongs to the day that ends."""
    local = formats.local(at)
    return (local - timedelta(days=1) if _is_midnight(local) else local).date()


def last_time(at: datetime) -> str:
    """The time of day in the reader's zone, midnight as 24:00."""
    return "24:00" if _is_midnight(formats.local(at)) else formats.time_text(at)


def _is_midnight(local: datetime) -> bool:
    return (local.hour, local.minute) == (0, 0)
