"""What people give an assessment: its frame, its options and their lines, checked and completed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from anyshore.kit.countries import UnknownPlace, country
from anyshore.kit.errors import Invalid
from anyshore.kit.refusals import ChoiceUnknown, OutOfRange, TextTooLong, TooMany
from anyshore.strategy.rules.assessments import HORIZONS, LINE_LIMIT, RISKS, Origin
from anyshore.strategy.rules.defaults import priced_lines
from anyshore.strategy.rules.estimates import Estimate, Line, LineKind, OptionKind, Timing
from anyshore.strategy.rules.weighing import DEFAULT_WEIGHTS, WORST_RISK

MOST_MINOR: Final = 10**13
MOST_VOLUME: Final = 10**10
NAME_LIMIT: Final = 80
NOTE_LIMIT: Final = 300
STEP_BPS: Final = 5_000
DISCOUNT_BPS: Final = 5_000


class OutOfOrder(Invalid):
    """The three points of an estimate do not rise: the least, the likeliest, the most."""

    code = "estimate_out_of_order"


class NoPrice(Invalid):
    """An option says nothing of what it costs."""

    code = "option_without_price"


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameTerms:
    """What an assessment is about and by what its options are weighed. Without a volume that of the activity holds."""

    title: str = ""
    volume: Estimate | None = None
    horizon: int = 60
    discount_bps: int = 0
    wanted_minutes: int = 240
    weights: Mapping[str, int] = field(default_factory=lambda: dict(DEFAULT_WEIGHTS))


@dataclass(frozen=True, slots=True, kw_only=True)
class LineTerms:
    """One line of cost as a person writes it."""

    kind: str
    estimate: Estimate
    timing: str = Timing.YEAR
    name: str = ""
    from_month: int = 1
    to_month: int | None = None
    yearly_bps: int = 0
    varies: bool = False
    origin: str = Origin.ENTERED
    note: str = ""

    def line(self, key: str) -> Line:
        """The line as it is computed with."""
        return Line(
            key=key,
            kind=self.kind,
            estimate=self.estimate,
            timing=self.timing,
            from_month=self.from_month,
            to_month=self.to_month,
            yearly_bps=self.yearly_bps,
            varies=self.varies,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionTerms:
    """One option. ``price_minor`` a year makes all its lines by default; lines that are given come in their place.
    ``price_range`` is that price as published rates have it.

    ``kept_milli`` are thousandths of a person who stay with it, ``capacity`` units a month, None for as many as come.
    """

    kind: str
    place: str = ""
    country: str = ""
    price_minor: int | None = None
    price_range: Estimate | None = None
    lines: tuple[LineTerms, ...] = ()
    capacity: int | None = None
    kept_milli: int | None = None
    risk: int | None = None


def checked_frame(terms: FrameTerms) -> FrameTerms:
    """The frame if it can be taken, or a refusal that names the field."""
    if len(terms.title) > 2 * NAME_LIMIT:
        raise TextTooLong(field="title", limit=2 * NAME_LIMIT)
    _within("horizon", terms.horizon, HORIZONS.start, HORIZONS.stop - 1)
    _within("discount", terms.discount_bps, 0, DISCOUNT_BPS)
    _within("wanted_minutes", terms.wanted_minutes, 0, 1440)
    if terms.volume:
        _check_estimate(terms.volume, MOST_VOLUME, "volume")
    for name, weight in terms.weights.items():
        if name not in DEFAULT_WEIGHTS:
            raise ChoiceUnknown(field="weights", value=name)
        _within(name, weight, 0, 100)
    if not sum(terms.weights.values()):
        raise OutOfRange(field="cost", low=1, high=100)
    return replace(terms, title=terms.title.strip())


def completed_option(terms: OptionTerms, horizon: int) -> OptionTerms:
    """The option with the lines that follow from its price, if it has no own, and the usual risk. Refusals name
    fields."""
    if terms.kind not in set(OptionKind):
        raise ChoiceUnknown(field="kind", value=terms.kind)
    if terms.country:
        try:
            country(terms.country)
        except UnknownPlace:
            raise ChoiceUnknown(field="country", value=terms.country) from None
    if len(terms.place) > NAME_LIMIT:
        raise TextTooLong(field="place", limit=NAME_LIMIT)
    if len(terms.lines) > LINE_LIMIT:
        raise TooMany(field="lines", limit=LINE_LIMIT)
    lines = terms.lines or _from_price(terms, horizon)
    for number, line in enumerate(lines, start=1):
        _check_line(line, horizon, number)
    done = replace(terms, lines=lines, risk=terms.risk or RISKS[OptionKind(terms.kind)])
    _within("risk", done.risk or 0, 1, WORST_RISK)
    _within("kept", done.kept_milli or 0, 0, 10**8)
    _within("capacity", done.capacity or 0, 0, MOST_VOLUME)
    return done


def _from_price(terms: OptionTerms, horizon: int) -> tuple[LineTerms, ...]:
    if not terms.price_minor:
        raise NoPrice(field="price")
    _within("price", terms.price_minor, 1, MOST_MINOR)
    first, *others = priced_lines(terms.price_minor, terms.kind, horizon)
    price = as_terms(first, Origin.ENTERED)
    if terms.price_range:
        price = replace(price, estimate=terms.price_range, origin=Origin.RATE_CARD)
    return (price, *(as_terms(line, Origin.DEFAULT) for line in others))


def as_terms(line: Line, origin: str) -> LineTerms:
    """A line that was made, as terms."""
    return LineTerms(
        kind=line.kind,
        estimate=line.estimate,
        timing=line.timing,
        from_month=line.from_month,
        to_month=line.to_month,
        yearly_bps=line.yearly_bps,
        varies=line.varies,
        origin=origin,
    )


def _check_line(line: LineTerms, horizon: int, number: int) -> None:
    for name, value, known in (
        ("kind", line.kind, LineKind),
        ("timing", line.timing, Timing),
        ("origin", line.origin, Origin),
    ):
        if value not in set(known):
            raise ChoiceUnknown(field="lines", value=value, name=name)
    if len(line.name) > NAME_LIMIT or len(line.note) > NOTE_LIMIT:
        raise TextTooLong(field="lines", limit=NAME_LIMIT, row=number)
    _check_estimate(line.estimate, MOST_MINOR, "lines", number)
    _within("lines", line.from_month, 1, horizon)
    _within("lines", line.to_month or horizon, line.from_month, HORIZONS.stop - 1)
    _within("lines", line.yearly_bps, 0, STEP_BPS)


def _check_estimate(estimate: Estimate, most: int, name: str, row: int = 1) -> None:
    if not estimate.low <= estimate.likely <= estimate.high:
        raise OutOfOrder(field=name, row=row)
    if estimate.low < 0 or estimate.high > most:
        raise OutOfRange(field=name, low=0, high=most)


def _within(name: str, value: int, low: int, high: int) -> None:
    if not low <= value <= high:
        raise OutOfRange(field=name, low=low, high=high)
