"""Twelve months of what comes in against what the team can do, as bars: x in percent, y in pixels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from anyshore.plumbing import formats, locales
from anyshore.strategy.rules.capacity import Gap, gap

BASE, TOP = 160, 26
STEP, INSET, WIDTH = 8.33, 0.8, 6.7


@dataclass(frozen=True, slots=True)
class Bar:
    """One month. ``over`` is what the team cannot do; heights and places are pixels, ``x`` and ``middle`` percent."""

    name: str
    letter: str
    x: str
    middle: str
    right: str
    y: int
    height: int
    over_y: int
    over_height: int
    line_y: int
    needed: int
    available: int
    over: int
    label: str
    always: bool


@dataclass(frozen=True, slots=True)
class Chart:
    """The bars of a year with the finding above them. ``level`` is the capacity where it is the same in each month."""

    title: str
    note: str
    sentence: str
    bars: list[Bar]
    level: int | None
    level_y: int


def chart(needed: Sequence[int], available: Sequence[int], unit: str) -> Chart | None:
    """The chart of a year; None unless both are known."""
    found = gap(needed, available)
    if found is None:
        return None
    most = max(*needed, *available, 1)
    bars = [_bar(month, needed[month], available[month], found, most) for month in range(len(needed))]
    level = available[0] if len(set(available)) == 1 else None
    title, note = _title(found), _note(found, unit)
    return Chart(title, note, f"{title}. {note}", bars, level, _y(available[0], most))


def _y(value: int, most: int) -> int:
    return BASE - value * (BASE - TOP) // most


def _bar(month: int, needed: int, available: int, found: Gap, most: int) -> Bar:
    over = found.by_month[month]
    base_y, left = _y(min(needed, available), most), INSET + month * STEP
    name = month_name(month)
    return Bar(
        name=name,
        letter=name[:1],
        x=f"{left:.2f}%",
        middle=f"{left + WIDTH / 2:.2f}%",
        right=f"{left + WIDTH:.2f}%",
        y=base_y,
        height=BASE - base_y,
        over_y=_y(needed, most),
        over_height=base_y - _y(needed, most) if over else 0,
        line_y=_y(available, most),
        needed=needed,
        available=available,
        over=over,
        label=f"+{formats.number_text(over)}" if over else "",
        always=over == max(found.by_month),
    )


def month_name(month: int) -> str:
    """A month, counted from 0, in the reader's language."""
    return str(locales.words().months["stand-alone"]["wide"][month + 1])


def _title(found: Gap) -> str:
    if not found.months:
        return _("Every month can be done")
    return ngettext("%(n)s month a year exceeds the team", "%(n)s months a year exceed the team", found.months) % {
        "n": found.months
    }


def _note(found: Gap, unit: str) -> str:
    if not found.total:
        return _("What comes in stays below what the team can do, all year.")
    told = {
        "count": formats.number_text(found.total),
        "unit": unit or _("pieces"),
        "share": formats.percent_text(found.worst_share_bps, 0),
        "months": formats.listing_text([month_name(month) for month in found.worst]),
    }
    return _("%(count)s %(unit)s a year are late or left undone, %(share)s of them in %(months)s.") % told
