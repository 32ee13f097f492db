"""Forms of make or buy: the short one, the frame, an option with its lines, the decision, gates, the review."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from anyshore.catalogue.rules.categories import CATEGORIES
from anyshore.catalogue.rules.rates import Spread
from anyshore.kit.money import Money
from anyshore.strategy.queries.assessments import AssessmentView, OptionView
from anyshore.strategy.rules.assessments import HORIZONS, LINE_LIMIT, OPTION_LIMIT, Origin
from anyshore.strategy.rules.estimates import Estimate, LineKind, OptionKind, Timing
from anyshore.strategy.rules.terms import (
    DISCOUNT_BPS,
    MOST_VOLUME,
    NAME_LIMIT,
    NOTE_LIMIT,
    STEP_BPS,
    FrameTerms,
    LineTerms,
    OptionTerms,
)
from anyshore.strategy.rules.weighing import DEFAULT_WEIGHTS, WORST_RISK
from anyshore.web.catalogue.words import category_text
from anyshore.web.forms import (
    Amount,
    Choice,
    Flag,
    Form,
    Group,
    Hidden,
    Integer,
    Percent,
    Text,
)
from anyshore.web.sourcing.forms import country_names
from anyshore.web.strategy.fields import People
from anyshore.web.strategy.wording import CRITERIA, LINES, OPTIONS, TIMINGS

MOST_HOURS = 10_000_000
OTHERS = [(kind, word) for kind, word in OPTIONS.items() if kind != OptionKind.IN_HOUSE]


class PriceRow(Form):
    """An option by its price alone."""

    kind = Choice(_("Way"), options=OTHERS, initial=str(OptionKind.NEARSHORE))
    country = Choice(_("Country"), options=country_names, required=False)
    price = Amount(_("Price a year"), missing=_("Write what this way costs a year, or leave the row as it was"))


class Frame(Form):
    """What is assessed, over how long, and what counts how much."""

    title = Text(_("Title"), required=False, max_length=2 * NAME_LIMIT)
    volume_low = Integer(_("Volume a year, at least"), required=False, max=MOST_VOLUME)
    volume_likely = Integer(_("Volume a year, likely"), required=False, max=MOST_VOLUME)
    volume_high = Integer(_("Volume a year, at most"), required=False, max=MOST_VOLUME)
    horizon = Integer(_("Months to look ahead"), initial=60, min=HORIZONS.start, max=HORIZONS.stop - 1)
    discount = Percent(
        _("Discount a year, in %"),
        max_bps=DISCOUNT_BPS,
        initial=0,
        hint=_("0: every total is a plain sum at today's prices."),
    )
    hours = Integer(_("Shared hours a day you want at least"), initial=4, max=24)
    cost = Integer(CRITERIA["cost"], initial=DEFAULT_WEIGHTS["cost"], max=100)
    risk = Integer(CRITERIA["risk"], initial=DEFAULT_WEIGHTS["risk"], max=100)
    capacity = Integer(CRITERIA["capacity"], initial=DEFAULT_WEIGHTS["capacity"], max=100)
    hours_weight = Integer(CRITERIA["hours"], initial=DEFAULT_WEIGHTS["hours"], max=100)
    way_back = Integer(CRITERIA["way_back"], initial=DEFAULT_WEIGHTS["way_back"], max=100)
    version = Hidden(Integer(required=False))

    def check(self, values: dict[str, Any]) -> None:
        """The three volumes rise."""
        volume = volume_of(values)
        if volume and not volume.low <= volume.likely <= volume.high:
            self.error("volume_likely", _now("Let the three rise: at least, likely, at most."))


WEIGHTS = {"cost": "cost", "risk": "risk", "capacity": "capacity", "hours_weight": "hours", "way_back": "way_back"}
"""The fields of the weights, by the criterion that each is for."""


class Begin(Frame):
    """The short form: one price an option. Everything else is folded and has a default."""

    activity = Choice(_("Activity"))
    ways = Group(
        PriceRow, label=_("Other ways to do it"), min=1, max=OPTION_LIMIT, add_words=_("Add another way"),
        chosen=("kind", "country"),
    )  # fmt: skip


def volume_of(values: Mapping[str, Any]) -> Estimate | None:
    """The volume's three points; those left empty are the likely one. None where nothing was written."""
    likely = values["volume_likely"]
    if likely is None:
        return None
    return Estimate(
        likely if values["volume_low"] is None else values["volume_low"],
        likely,
        likely if values["volume_high"] is None else values["volume_high"],
    )


def frame_terms(values: Mapping[str, Any]) -> FrameTerms:
    """The posted frame as the actions take it."""
    return FrameTerms(
        title=values["title"] or "",
        volume=volume_of(values),
        horizon=values["horizon"],
        discount_bps=values["discount"],
        wanted_minutes=60 * values["hours"],
        weights={criterion: values[name] for name, criterion in WEIGHTS.items()},
    )


def frame_initial(view: AssessmentView) -> dict[str, Any]:
    """What stands in the frame's form."""
    volume = view.volume
    return {
        "title": view.title,
        "volume_low": volume.low,
        "volume_likely": volume.likely,
        "volume_high": volume.high,
        "horizon": view.horizon,
        "discount": view.discount_bps,
        "hours": view.wanted_minutes // 60,
        "version": view.version,
        **{name: view.weights.get(criterion, 0) for name, criterion in WEIGHTS.items()},
    }


def priced(rows: Sequence[Mapping[str, Any]]) -> tuple[OptionTerms, ...]:
    """The options of the short form."""
    return tuple(OptionTerms(kind=row["kind"], country=row["country"], price_minor=row["price"].minor) for row in rows)


class LineRow(Form):
    """One line of cost. Least and most may stay empty: then it is known."""

    kind = Choice(_("For"), options=list(LINES.items()), initial=str(LineKind.PRICE))
    name = Text(_("Name"), required=False, max_length=NAME_LIMIT)
    low = Amount(_("Least"), required=False, min_minor=0)
    likely = Amount(_("Likely"), min_minor=0)
    high = Amount(_("Most"), required=False, min_minor=0)
    timing = Choice(_("Each"), options=list(TIMINGS.items()), initial=str(Timing.YEAR))
    from_month = Integer(_("From month"), required=False, min=1, max=HORIZONS.stop)
    to_month = Integer(_("To month"), required=False, min=1, max=HORIZONS.stop)
    step = Percent(_("Up each year, %"), required=False, max_bps=STEP_BPS)
    varies = Flag(_("Moves with the volume"), required=False)
    note = Text(_("Source or note"), required=False, max_length=NOTE_LIMIT)

    def check(self, values: dict[str, Any]) -> None:
        """The three points rise, and the months too."""
        estimate = estimate_of(values)
        if not estimate.low <= estimate.likely <= estimate.high:
            self.error("likely", _now("Let the three rise: least, likely, most."))
        if values["to_month"] and values["to_month"] < (values["from_month"] or 1):
            self.error("to_month", _now("The last month comes before the first."))


def kinds_of_work() -> list[tuple[str, str]]:
    """The kinds of work whose published rates may be looked at."""
    return [("", _now("Choose the kind of work")), *((one.slug, category_text(one.slug)) for one in CATEGORIES)]


class Option(Form):
    """An option with its lines. A price alone makes the usual lines."""

    kind = Choice(_("Way"), options=OTHERS, initial=str(OptionKind.NEARSHORE))
    place = Text(_("Place"), required=False, max_length=NAME_LIMIT, hint=_("A city, such as Gdańsk"))
    country = Choice(_("Country"), options=country_names, required=False)
    price = Amount(_("Price a year"), required=False, hint=_("With no lines below, the usual ones are made from it."))
    work = Choice(_("Kind of work"), options=kinds_of_work, required=False)
    hours = Integer(
        _("Hours a year"),
        required=False,
        max=MOST_HOURS,
        hint=_("At published rates: least, median and most become the price."),
    )
    capacity = Integer(
        _("Can do in a month"), required=False, max=MOST_VOLUME, hint=_("Units. Empty: as much as comes.")
    )
    people = People(_("Own people who stay with it"), required=False, hint=_("Full-time. Empty: none."))
    risk = Integer(
        _("Risk, 1 to 25"), required=False, min=1, max=WORST_RISK, hint=_("Chance times effect. Empty: the usual.")
    )
    lines = Group(LineRow, label=_("Lines of cost"), min=0, max=LINE_LIMIT, add_words=_("Add a line"))
    version = Hidden(Integer(required=False))

    def check(self, values: dict[str, Any]) -> None:
        """Something must say what it costs."""
        if not values["price"] and not values["hours"] and not values["lines"]:
            self.error("price", _now("Write a price a year, or at least one line of cost."))


def estimate_of(values: Mapping[str, Any]) -> Estimate:
    """Three points; those left empty are the likely one."""
    likely = values["likely"].minor
    low, high = (values[name].minor if values[name] is not None else likely for name in ("low", "high"))
    return Estimate(low, likely, high)


def option_terms(values: Mapping[str, Any], before: OptionView | None, rates: Spread | None = None) -> OptionTerms:
    """A posted option as the action takes it. A line that did not change keeps where it came from.

    Hours at published ``rates`` come in the place of a price.
    """
    known = {(line.kind, line.estimate, line.timing): line.origin for _key, line in before.lines} if before else {}
    price, asked = values["price"], None
    if values["hours"] and rates:
        asked = Estimate(*(values["hours"] * rate.minor for rate in (rates.low, rates.median, rates.high)))
    return OptionTerms(
        kind=values["kind"],
        place=values["place"] or "",
        country=values["country"],
        price_minor=asked.likely if asked else price.minor if price else None,
        price_range=asked,
        lines=tuple(_line(row, known) for row in values["lines"]),
        capacity=values["capacity"],
        kept_milli=values["people"],
        risk=values["risk"],
    )


def _line(row: Mapping[str, Any], known: Mapping[tuple[str, Estimate, str], str]) -> LineTerms:
    estimate = estimate_of(row)
    return LineTerms(
        kind=row["kind"],
        estimate=estimate,
        timing=row["timing"],
        name=row["name"] or "",
        from_month=row["from_month"] or 1,
        to_month=row["to_month"],
        yearly_bps=row["step"] or 0,
        varies=row["varies"],
        origin=known.get((row["kind"], estimate, row["timing"]), Origin.ENTERED),
        note=row["note"] or "",
    )


def option_initial(view: AssessmentView, option: OptionView) -> dict[str, Any]:
    """What stands in an option's form."""
    return {
        "kind": option.kind,
        "place": option.place,
        "country": option.country,
        "capacity": option.capacity,
        "people": option.kept_milli,
        "risk": option.risk,
        "version": view.version,
        "lines": [_line_initial(line, view.currency) for _key, line in option.lines],
    }


def _line_initial(line: LineTerms, currency: str) -> dict[str, Any]:
    points = line.estimate
    known = points.low == points.high
    return {
        "kind": line.kind,
        "name": line.name,
        "low": None if known else Money(points.low, currency),
        "likely": Money(points.likely, currency),
        "high": None if known else Money(points.high, currency),
        "timing": line.timing,
        "from_month": line.from_month,
        "to_month": line.to_month,
        "step": line.yearly_bps or None,
        "varies": line.varies,
        "note": line.note,
    }


def money_fields(currency: str) -> dict[str, str]:
    """The currency of every amount in these forms."""
    return dict.fromkeys(("price", "low", "likely", "high", "cost"), currency)
