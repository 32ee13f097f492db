"""The geometry of make or buy's charts: x in per cent, y in pixels, numbers that templates print as they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from anyshore.kit.money import exponent
from anyshore.plumbing import formats
from anyshore.strategy.queries.assessments import AssessmentView, OptionView
from anyshore.strategy.rules.estimates import YEAR
from anyshore.strategy.rules.simulation import Span

HEIGHT, TOP = 240, 20
THOUSANDS_FROM = 20_000


@dataclass(frozen=True, slots=True)
class Scale:
    """How figures are written: in thousands of the currency where they are large, else whole."""

    divisor: int
    thousands: bool

    def text(self, minor: int) -> str:
        """A figure in the unit of the chart."""
        return formats.number_text(round(minor / self.divisor))


def scale_of(view: AssessmentView) -> Scale:
    """The unit for all charts of an assessment."""
    one = 10 ** exponent(view.currency)
    largest = max(abs(option.outcome.cost.high) for option in view.options if option.outcome)
    return Scale(one * 1000, thousands=True) if largest >= THOUSANDS_FROM * one else Scale(one, thousands=False)


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the grid: where, and its figure."""

    at: float
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Curves:
    """The running totals of in-house and one option, its band and its break-even."""

    top: int
    ticks: list[Tick]
    years: list[Tick]
    base: str
    line: str
    band: str
    months: int
    base_end: int
    line_end: int
    even_x: float | None
    even_y: float
    range_x: float
    range_width: float


def curves(view: AssessmentView, option: OptionView, scale: Scale) -> Curves | None:
    """The chart of one option against in-house; None before the comparison."""
    ours, base = option.outcome, view.as_now.outcome
    if ours is None or base is None:
        return None
    months = view.horizon
    ticks, top = _ticks(max(*(one.high for one in ours.curve), base.cost.high), scale)
    even = ours.break_even
    low, high = (_percent(month or months, months) for month in (even.low or even.month, even.high))
    ends = _apart(*(TOP + HEIGHT - HEIGHT * one / top for one in (base.cost.mean, ours.cost.low, ours.cost.high)))
    return Curves(
        top=top,
        months=months,
        ticks=[Tick(round(TOP + HEIGHT - HEIGHT * value / top, 1), scale.text(value)) for value in ticks],
        years=[Tick(_percent(YEAR * year, months), str(year)) for year in range(1, months // YEAR + 1)],
        base=_points([0, *(one.mean for one in base.curve)], top),
        line=_points([0, *(one.mean for one in ours.curve)], top),
        band=_band(ours.curve, top),
        base_end=ends[0],
        line_end=ends[1],
        even_x=_percent(even.month, months) if even.month else None,
        even_y=round(TOP + HEIGHT - HEIGHT * ours.curve[even.month - 1].mean / top, 1) if even.month else 0.0,
        range_x=low,
        range_width=round(max(high - low, 0.5), 2),
    )


def _ticks(most: int, scale: Scale) -> tuple[list[int], int]:
    """Three to five round figures above zero, and the top of the axis."""
    step = _round_step(max(most, scale.divisor) / 4)
    count = -(-most // step) or 1
    return [step * n for n in range(1, count + 1)], step * count


def _round_step(rough: float) -> int:
    """The next of 1, 2, 2.5 or 5 times a power of ten."""
    power = 10 ** max(len(str(int(rough))) - 1, 0)
    return next(int(part * power) for part in (1, 2, 2.5, 5, 10) if part * power >= rough)


def _percent(part: float, whole: float) -> float:
    return round(100 * part / whole, 2) if whole else 0.0


def _points(values: Sequence[int], top: int) -> str:
    """A polyline in a box of 1,000 units height, a unit a month."""
    return " ".join(f"{month},{round(1000 - 1000 * value / top, 1)}" for month, value in enumerate(values))


def _band(curve: Sequence[Span], top: int) -> str:
    upper = [(month, one.high) for month, one in enumerate(curve, start=1)]
    lower = [(month, one.low) for month, one in enumerate(curve, start=1)]
    corners = [(0, 0), *upper, *reversed(lower)]
    return " ".join(f"{month},{round(1000 - 1000 * value / top, 1)}" for month, value in corners)


def _apart(base: float, low: float, high: float) -> tuple[int, int]:
    """Where the two names at the right end stand: the option's clear of its band, in-house on the other side of it."""
    if base <= (low + high) / 2:
        return round(min(base, high)) - 8, round(max(low, base)) + 24
    return round(max(base, low)) + 24, round(min(high, base)) - 8


@dataclass(frozen=True, slots=True)
class RangeRow:
    """One option's cost as a dot with its range."""

    option: OptionView
    low: float
    width: float
    dot: float
    text: str
    range_text: str
    chosen: bool


def cost_rows(view: AssessmentView, scale: Scale) -> tuple[list[RangeRow], float, list[Tick]]:
    """Every option's cost, the cheapest first; where in-house lies; the axis."""
    pairs = [(one, one.outcome.cost) for one in view.options if one.outcome]
    low, high, ticks = _window(min(span.low for _, span in pairs), max(span.high for _, span in pairs), scale)
    rows = [
        RangeRow(
            option,
            _percent(span.low - low, high - low),
            round(max(_percent(span.high - span.low, high - low), 0.4), 2),
            _percent(span.mean - low, high - low),
            scale.text(span.mean),
            f"{scale.text(span.low)} – {scale.text(span.high)}",
            chosen=view.advice is not None and option.key == view.advice.key,
        )
        for option, span in sorted(pairs, key=lambda pair: pair[1].mean)
    ]
    now = next(row.dot for row in rows if row.option.key == view.as_now.key)
    return rows, now, ticks


def _window(low: int, high: int, scale: Scale) -> tuple[int, int, list[Tick]]:
    """An axis a little wider than ``low`` to ``high``, with its ticks."""
    step = _round_step(max((high - low) / 4, scale.divisor))
    first, last = low // step * step, -(-high // step) * step
    last = last if last > first else first + step
    values = range(first, last + 1, step)
    return first, last, [Tick(_percent(value - first, last - first), scale.text(value)) for value in values]


@dataclass(frozen=True, slots=True)
class SwingRow:
    """How the saving moves with one input: the bar from its low to its high point."""

    key: str
    x: float
    width: float
    at_low: str
    at_high: str


def tornado(
    option: OptionView, scale: Scale, limit: int = 8
) -> tuple[list[SwingRow], float, float | None, list[Tick]]:
    """What moves the saving most; where the expected saving lies, where nothing is saved if shown, and the axis."""
    outcome = option.outcome
    swings = outcome.swings[:limit] if outcome else ()
    if outcome is None or not swings:
        return [], 0.0, None, []
    ends = [-value for one in swings for value in (one.at_low, one.at_high)]
    low, high, ticks = _window(min(ends), max(ends), scale)
    rows = [
        SwingRow(
            one.key,
            _percent(min(-one.at_low, -one.at_high) - low, high - low),
            round(max(_percent(one.width, high - low), 0.4), 2),
            scale.text(-one.at_low),
            scale.text(-one.at_high),
        )
        for one in swings
    ]
    zero = _percent(-low, high - low) if low <= 0 <= high else None
    return rows, _percent(outcome.saves.mean - low, high - low), zero, ticks
