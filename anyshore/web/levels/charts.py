"""The geometry of the charts of service levels: x in per cent, y in pixels, numbers that templates print as they
are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import ngettext

from anyshore.insight.queries.levels import LevelsPage
from anyshore.kit.money import BASIS_POINTS
from anyshore.plumbing import formats

HEIGHT, TOP, MOST = 120, 14, 12


@dataclass(frozen=True, slots=True)
class Point:
    """One period of a level: where it stands, how it came out."""

    x: float
    y: float
    month: str
    figure: str
    tone: str


@dataclass(frozen=True, slots=True)
class Chart:
    """One level over its last periods: the finding as a title, the lines of target and minimum, a mark a period."""

    measure: str
    title: str
    target_y: float
    minimum_y: float
    target: str
    minimum: str
    points: tuple[Point, ...]


TONES = {"met": "good", "below_target": "wait", "below_minimum": "bad", "disputed": "wait"}


def charts_of(page: LevelsPage) -> list[Chart]:
    """A chart for every level that was measured at least once, over at most twelve periods."""
    rows = [row for row in reversed(page.periods) if row.state != "void"][-MOST:]
    found = []
    for place, level in enumerate(page.rule.each, 1):
        ours = [(row.starts_on, row.levels[place - 1]) for row in rows if row.levels[place - 1].shown_bps is not None]
        if not ours:
            continue
        figures = [one.shown_bps or 0 for _day, one in ours]
        lowest = min([level.minimum_bps, *figures])
        low = max(lowest - max((BASIS_POINTS - lowest) // 4, 5), 0)
        missed = sum(one.state in ("below_target", "below_minimum") for _day, one in ours)
        found.append(
            Chart(
                measure=level.measure,
                title=_title(missed, len(ours)),
                target_y=_y(level.target_bps, low),
                minimum_y=_y(level.minimum_bps, low),
                target=formats.percent_text(level.target_bps),
                minimum=formats.percent_text(level.minimum_bps),
                points=tuple(
                    _point(n, len(ours), day, one.shown_bps or 0, str(one.state), low)
                    for n, (day, one) in enumerate(ours)
                ),
            )
        )
    return found


def _title(missed: int, of: int) -> str:
    told = ngettext(
        "%(missed)s of %(of)s period below its target", "%(missed)s of %(of)s periods below its target", of
    )
    return told % {"missed": missed, "of": of}


def _point(place: int, of: int, day: date, bps: int, state: str, low: int) -> Point:
    x = round(8 + 84 * (place + 0.5) / of, 2)
    return Point(x, _y(bps, low), formats.month_text(day), formats.percent_text(bps), TONES.get(state, ""))


def _y(bps: int, low: int) -> float:
    """From the lowest figure that is drawn to a hundred per cent."""
    return round(TOP + HEIGHT - HEIGHT * (bps - low) / max(BASIS_POINTS - low, 1), 1)
