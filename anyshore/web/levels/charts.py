"""The geometry of the charts of service levels: x in per cent, y in pixels, numbers that templates print as they
are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import ngettext

from anyshore.contracts.rules.clauses.acting.service_levels import Level
from anyshore.insight.queries.levels import LevelsPage
from anyshore.kit.directions import Better
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
    """One level over its last periods: the finding as a title, the lines of target and limit, a mark a period."""

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
        span = _span(level, [one.shown_bps or 0 for _day, one in ours])
        missed = sum(one.state in ("below_target", "below_minimum") for _day, one in ours)
        found.append(
            Chart(
                measure=level.measure,
                title=_title(missed, len(ours)),
                target_y=_y(level.target_bps, span),
                minimum_y=_y(level.minimum_bps, span),
                target=formats.percent_text(level.target_bps),
                minimum=formats.percent_text(level.minimum_bps),
                points=tuple(
                    _point(n, len(ours), day, one.shown_bps or 0, str(one.state), span)
                    for n, (day, one) in enumerate(ours)
                ),
            )
        )
    return found


def _title(missed: int, of: int) -> str:
    told = ngettext(
        "%(missed)s of %(of)s period missed its target", "%(missed)s of %(of)s periods missed their target", of
    )
    return told % {"missed": missed, "of": of}


def _span(level: Level, figures: Sequence[int]) -> tuple[int, int]:
    """The lowest and the highest figure that are drawn: to a hundred per cent, or from none where less is better."""
    if level.better == Better.LESS:
        highest = max([level.minimum_bps, *figures])
        return 0, min(highest + max(highest // 4, 5), BASIS_POINTS)
    lowest = min([level.minimum_bps, *figures])
    return max(lowest - max((BASIS_POINTS - lowest) // 4, 5), 0), BASIS_POINTS


def _point(place: int, of: int, day: date, bps: int, state: str, span: tuple[int, int]) -> Point:
    x = round(8 + 84 * (place + 0.5) / of, 2)
    return Point(x, _y(bps, span), formats.month_text(day), formats.percent_text(bps), TONES.get(state, ""))


def _y(bps: int, span: tuple[int, int]) -> float:
    """From the lowest figure that is drawn to the highest."""
    low, high = span
    return round(TOP + HEIGHT - HEIGHT * (bps - low) / max(high - low, 1), 1)
