"""The picture of who works when: one day of 24 hours by the first place's clock, each place a row of bars.

Geometry only, in per cent of the day; ``ui.overlap`` draws it and ``ui.week`` the week.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from anyshore.kit.overlap import DAY_MINUTES, Season, Span, Team, YearOverlap, midnight, overlap, span_of, year_from
from anyshore.kit.places import Hours, Shoring
from anyshore.plumbing import formats

_TURNS = (-2, -1, 0, 1, 2)
HOURS_SHOWN = (0, 3, 6, 9, 12, 15, 18, 21)

Bar = tuple[str, str]
"""Where a bar begins and how wide it is, in per cent without locale."""


@dataclass(frozen=True, slots=True)
class Seat:
    """A place in the picture: its name, its team, and how far it is, where one asks from somewhere."""

    name: str
    team: Team
    shore: Shoring | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One place: when it works, and the part that is shared, on the first place's clock."""

    name: str
    shore: Shoring | None
    hours: str
    working: tuple[Bar, ...]
    shared: tuple[Bar, ...]
    minutes: int
    year: YearOverlap
    seasons: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A day. ``own`` are the hours of the first place, ``zone`` is whose clock it is."""

    place: str
    zone: str
    hours: str
    own: tuple[Bar, ...]
    ticks: tuple[tuple[str, str, bool], ...]
    rows: tuple[Row, ...]

    @property
    def minutes(self) -> int:
        """The first place's own working day."""
        return round(sum(float(width) for _begins, width in self.own) / 100 * DAY_MINUTES)


@dataclass(frozen=True, slots=True)
class WeekRow:
    """One weekday by the first place's clock: when anybody works, and when all do."""

    day: str
    anybody: tuple[Bar, ...]
    everybody: tuple[Bar, ...]
    minutes: int


def picture(here: Seat, others: Sequence[Seat], on: date) -> Picture:
    """The day ``on``, as if it were a working day in every place; years from the first of its month."""
    begins = midnight(here.team.calendar.zone, on)
    window = (begins, begins + DAY_MINUTES)
    own = _clipped(_spans(here.team, on), window)
    rows = [_row(here, other, on, window, own) for other in others]
    return Picture(
        place=here.name,
        zone=here.team.calendar.zone,
        hours=hours_text(here.team.hours),
        own=_bars(own, window),
        ticks=tuple((_per_cent(hour * 60), f"{hour:02d}", hour % 6 == 0) for hour in HOURS_SHOWN),
        rows=tuple(rows),
    )


def _row(here: Seat, other: Seat, on: date, window: Span, own: list[Span]) -> Row:
    working = _clipped(_spans(other.team, on), window)
    shared = common(own, working)
    year = overlap(here.team, other.team, *year_from(on))
    return Row(
        name=other.name,
        shore=other.shore,
        hours=hours_text(other.team.hours),
        working=_bars(working, window),
        shared=_bars(shared, window),
        minutes=sum(ends - begins for begins, ends in shared),
        year=year,
        seasons=seasons_text(other.name, year.seasons),
    )


def week(seats: Sequence[Seat], on: date) -> list[WeekRow]:
    """A usual week by the first place's clock, from the Monday of the week of ``on``: weekends, but no holidays."""
    monday = on - timedelta(days=on.weekday())
    return [_week_row(seats, monday + timedelta(days=turn)) for turn in range(7)]


def _week_row(seats: Sequence[Seat], day: date) -> WeekRow:
    begins = midnight(seats[0].team.calendar.zone, day)
    window = (begins, begins + DAY_MINUTES)
    each = [_clipped(_spans(seat.team, day, at_work=True), window) for seat in seats]
    everybody = each[0]
    for other in each[1:]:
        everybody = common(everybody, other)
    anybody = _bars(joined(span for spans in each for span in spans), window)
    minutes = sum(ends - begins for begins, ends in everybody)
    return WeekRow(formats.weekday_text(day.weekday()), anybody, _bars(everybody, window), minutes)


def _spans(team: Team, day: date, *, at_work: bool = False) -> list[Span]:
    days = [day + timedelta(days=turn) for turn in _TURNS]
    return [span_of(team, one) for one in days if not at_work or one.weekday() in team.calendar.weekdays]


def _clipped(spans: Iterable[Span], window: Span) -> list[Span]:
    return joined(cut for span in spans if (cut := _both(span, window)))


def common(ones: Sequence[Span], others: Sequence[Span]) -> list[Span]:
    """The minutes that stand in both lists."""
    return [both for one in ones for other in others if (both := _both(one, other))]


def joined(spans: Iterable[Span]) -> list[Span]:
    """The minutes that stand in any span, as few spans as can be, in order."""
    found: list[Span] = []
    for begins, ends in sorted(spans):
        if found and begins <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], ends))
        else:
            found.append((begins, ends))
    return found


def _both(one: Span, other: Span) -> Span | None:
    begins, ends = max(one[0], other[0]), min(one[1], other[1])
    return (begins, ends) if begins < ends else None


def _bars(spans: Iterable[Span], window: Span) -> tuple[Bar, ...]:
    return tuple((_per_cent(begins - window[0]), _per_cent(ends - begins)) for begins, ends in spans)


def _per_cent(minutes: int) -> str:
    return f"{minutes * 100 / DAY_MINUTES:.2f}"


def hours_text(hours: Hours) -> str:
    """Office hours as words: 09:00 to 17:00."""
    return _("%(opens)s to %(closes)s") % {"opens": f"{hours.opens:%H:%M}", "closes": f"{hours.closes:%H:%M}"}


def hours_of(minutes: int) -> str:
    """Minutes as hours with at most two decimals: 4.5."""
    digits = 0 if minutes % 60 == 0 else 1 if minutes % 6 == 0 else 2
    return formats.number_text(minutes / 60, digits)


def seasons_text(name: str, seasons: Sequence[Season]) -> str:
    """What summer time does to the shared hours of a working day; empty where it does nothing."""
    if len(seasons) < 2:
        return ""
    parts = [
        _("%(hours)s h until %(day)s") % {"hours": hours_of(one.minutes), "day": formats.short_day_text(one.ends_on)}
        for one in seasons[:-1]
    ]
    last = _("then %(hours)s h") % {"hours": hours_of(seasons[-1].minutes)}
    return _("%(place)s: %(parts)s.") % {"place": name, "parts": ", ".join([*parts, last])}
