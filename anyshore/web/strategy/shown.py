"""An assessment as its page shows it: words for its reasons, charts, rows side by side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from anyshore.kit.countries import EEA
from anyshore.kit.money import Money, exponent
from anyshore.plumbing import formats
from anyshore.strategy.queries.assessments import AssessmentView, OptionView
from anyshore.strategy.rules.advice import Reason, Stays
from anyshore.strategy.rules.assessments import AssessmentState
from anyshore.strategy.rules.estimates import YEAR, LineKind
from anyshore.strategy.rules.simulation import VOLUME, BreakEven
from anyshore.web.strategy import charts, months
from anyshore.web.strategy.decision_forms import place_text
from anyshore.web.strategy.rows import people
from anyshore.web.strategy.wording import (
    CONFIDENCE,
    CRITERIA,
    DRIVERS,
    GATES,
    LINES,
    OPTIONS,
    ORIGINS,
    OUTCOMES,
    REASONS,
    RECOMMEND,
    TIMINGS,
)
from anyshore.web.strategy.words import AXES, COST_KINDS, FIELDS

STEPS: Mapping[str, int] = {AssessmentState.DRAFT: 3, AssessmentState.COMPARED: 4}
"""Where an assessment stands among Describe, Baseline, Options, Compare, Decide; later it is at the last."""


@dataclass(frozen=True, slots=True)
class Told:
    """A reason in words."""

    text: str
    note: str
    good: bool


def shown(view: AssessmentView, chosen: str, home: str) -> dict[str, Any]:
    """What the page of an assessment needs; ``chosen`` is the key of the option whose chart is drawn, ``home`` the
    client's country."""
    context: dict[str, Any] = {
        "view": view,
        "words": {
            "options": OPTIONS, "lines": LINES, "timings": TIMINGS, "origins": ORIGINS, "criteria": CRITERIA,
            "gates": GATES, "outcomes": OUTCOMES, "drivers": DRIVERS, "costs": COST_KINDS,
        },
        "place_of": place_text,
        "people": people,
        "hours": hours_text,
        "axes": AXES,
        "fields": FIELDS,
        "per_unit": _per_unit(view),
        "yearly": _yearly(view),
        "chart": months.chart(view.needed, view.available, view.unit),
        "step": STEPS.get(view.state, 5),
        "span": span_text(view.horizon),
        "amount": lambda minor: formats.amount_text(Money(minor, view.currency)),
        "listing": lambda drivers: formats.listing_text([str(DRIVERS[one]) for one in drivers]),
        "lines_text": lambda count: ngettext("%(count)s line", "%(count)s lines", count) % {"count": count},
        "in_eea": lambda option: (option.country or home) in EEA,
    }  # fmt: skip
    return {**context, **_compared(view, chosen)}


def _compared(view: AssessmentView, chosen: str) -> dict[str, Any]:
    if view.advice is None or view.advised is None:
        return {"option": None}
    option = _charted(view, chosen)
    scale = charts.scale_of(view)
    return {
        "option": option,
        "scale": scale,
        "advised": view.advised,
        "headline": RECOMMEND[view.advised.kind],
        "confidence": CONFIDENCE[view.advice.confidence],
        "stays": stays_text(view, view.advice.stays),
        "reasons": [told(one, view) for one in view.advice.reasons],
        "curves": charts.curves(view, option, scale),
        "cost_rows": charts.cost_rows(view, scale),
        "tornado": charts.tornado(option, scale),
        "line_names": line_names(view),
        "cost_of": lambda one: Money(one.outcome.cost.mean, view.currency),
        "even_text": even_text,
        "back_of": lambda one: _of_kind(view, one, LineKind.EXIT),
        "points_text": lambda tenths: formats.number_text(round(tenths / 10)),
        "weights_text": ", ".join(f"{CRITERIA[name]} {view.weights.get(name, 0)}" for name in CRITERIA),
        "year_ends": sorted({*range(YEAR, view.horizon + 1, YEAR), view.horizon}),
        "planned": lambda one: Money(one.outcome.cost.mean * YEAR // view.horizon, view.currency),
        "side_by_side": sorted(view.options, key=lambda one: -(one.points.total if one.points else 0)),
        "move": _of_kind(view, view.advised, LineKind.TRANSITION),
        "back": _of_kind(view, view.advised, LineKind.EXIT),
    }


def _charted(view: AssessmentView, chosen: str) -> OptionView:
    """The option asked for, else the recommended one, else the best of those that change something."""
    others = [one for one in view.options if one.key != view.as_now.key]
    asked = next((one for one in others if one.key == chosen), None)
    if asked:
        return asked
    best = max(others, key=lambda one: one.points.total if one.points else 0)
    return next((one for one in others if view.advice and one.key == view.advice.key), best)


def told(reason: Reason, view: AssessmentView) -> Told:
    """A reason of the rules in the reader's words."""
    said = REASONS[reason.code]
    values = {name.removesuffix("_minor"): _value(name, value, view) for name, value in reason.params.items()}
    values["span"] = span_text(view.horizon)
    return Told(str(said.text) % values, str(said.note) % values if said.note else "", reason.good)


def _value(name: str, value: Any, view: AssessmentView) -> str:
    if name.endswith("_minor"):
        about = about_text(value, view.currency)
        return f"{view.currency}{formats.SPACE}{about}" if name == "mean_minor" else about
    if name in ("minutes", "wanted"):
        return hours_text(value)
    if name == "people":
        return people(value)
    return formats.number_text(value)


def about_text(minor: int, currency: str) -> str:
    """A sum in whole units with three digits that count: 221,000. For estimates, where more would be pretence."""
    whole = round(minor / 10 ** exponent(currency))
    step = 10 ** max(len(str(abs(whole))) - 3, 0)
    return formats.number_text(round(whole / step) * step)


def even_text(even: BreakEven) -> str:
    """When an option breaks even, with its range."""
    if even.month is None:
        return _("not in this time")
    if even.low and even.high:
        values = {"month": even.month, "low": even.low, "high": even.high}
        return _("month %(month)s, range %(low)s to %(high)s") % values
    return _("month %(month)s, in one case of ten never") % {"month": even.month}


def span_text(months: int) -> str:
    """How long an assessment looks ahead: in years where they are whole."""
    if months % YEAR:
        return ngettext("%(count)s month", "%(count)s months", months) % {"count": months}
    years = months // YEAR
    return ngettext("%(count)s year", "%(count)s years", years) % {"count": years}


def hours_text(minutes: int) -> str:
    """Minutes as hours with one decimal."""
    return f"{formats.number_text(minutes / 60, 1)}{formats.SPACE}h"


def stays_text(view: AssessmentView, stays: Stays) -> str:
    """How far the recommendation holds, in one sentence."""
    parts = []
    if stays.price_percent is not None:
        parts.append(_("its price rises by more than %(percent)s %%") % {"percent": stays.price_percent})
    if stays.volume_low is not None:
        parts.append(_("the volume falls below %(volume)s") % {"volume": _volume(view, stays.volume_low)})
    if stays.volume_high is not None:
        parts.append(_("the volume rises above %(volume)s") % {"volume": _volume(view, stays.volume_high)})
    if not parts:
        return _("It stays first at three times the price and at any volume from nothing to the double.")
    return _("It stays first unless %(changes)s.") % {"changes": _(" or ").join(parts)}


def _volume(view: AssessmentView, volume: int) -> str:
    return _("%(number)s %(unit)s a year") % {"number": formats.number_text(volume), "unit": view.unit}


def line_names(view: AssessmentView) -> dict[str, str]:
    """Every line by its key, as the chart of what matters most names it."""
    names = {VOLUME: _("Volume")}
    for option in view.options:
        for key, line in option.lines:
            own = str(COST_KINDS.get(line.name, line.name)) or str(LINES[line.kind])
            names[key] = _("%(name)s, in house") % {"name": own} if option.key == view.as_now.key else own
    return names


def _of_kind(view: AssessmentView, option: OptionView, kind: str) -> Money | None:
    found = [line.estimate.likely for _key, line in option.lines if line.kind == kind]
    return Money(sum(found), view.currency) if found else None


def _yearly(view: AssessmentView) -> Money:
    """What it costs in house in a year, from the lines that are given by the year."""
    return Money(sum(line.estimate.likely for _key, line in view.as_now.lines if line.timing == "year"), view.currency)


def _per_unit(view: AssessmentView) -> Money | None:
    likely = view.volume.likely
    return Money(round(_yearly(view).minor / likely), view.currency) if likely else None
