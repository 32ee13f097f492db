"""What an activity costs, how it is measured, and its months."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from anyshore.strategy import queries
from anyshore.strategy.actions.write_capacity import write_capacity
from anyshore.strategy.actions.write_costs import write_costs
from anyshore.strategy.actions.write_measures import write_measures
from anyshore.strategy.rules.capacity import MONTHS
from anyshore.web.access import signed_in
from anyshore.web.strategy import forms
from anyshore.web.strategy.months import month_name
from anyshore.web.strategy.views.activity import change, workable


@signed_in
def costs(request: HttpRequest, number: int) -> HttpResponse:
    """The cost of a year, line by line."""
    view = workable(request, number)
    told = {"version": view.version, "lines": _costs(view)}
    form = forms.Costs(request, initial=told, currencies={"own": view.currency})
    heading = _("What does %(name)s cost a year?") % {"name": view.row.name}
    return change(
        request, view, form, "strategy/lines.html", write_costs,
        lambda values: {"version": values["version"], "lines": forms.cost_lines(values["lines"])},
        heading=heading, lede=_(
            "By itself, without what belongs to it. People are counted full-time, such as 2.6. A line in another currency"
            " says its rate: how much of yours one unit of it is, such as 0.92."
        ),
    )  # fmt: skip


def _costs(view: queries.ActivityView) -> list[dict[str, Any]]:
    """The lines that stand, and an empty one to begin with."""
    lines = [
        {
            "kind": one.line.kind,
            "name": one.line.name,
            "people": one.line.fte_milli,
            "currency": one.line.currency,
            "amount": one.amount,
            "rate": "" if one.line.currency == view.currency else one.line.rate,
        }
        for one in view.costs
    ]
    return [*lines, {"currency": view.currency}]


@signed_in
def measures(request: HttpRequest, number: int) -> HttpResponse:
    """How good and how fast it is today."""
    view = workable(request, number)
    names = ("kind", "name", "value", "unit", "how", "better")
    lines: list[dict[str, Any]] = [{name: getattr(one, name) for name in names} for one in view.measures]
    form = forms.Measures(request, initial={"version": view.version, "lines": [*lines, {}]})
    heading = _("How good and how fast is %(name)s?") % {"name": view.row.name}
    return change(
        request, view, form, "strategy/lines.html", write_measures,
        lambda values: {"version": values["version"], "lines": forms.measure_lines(values["lines"])},
        heading=heading, lede=_(
            "What you measure today is what a provider is compared with later: 6.2 days from receipt to posting, mean of"
            " the last quarter."
        ),
    )  # fmt: skip


@signed_in
def capacity(request: HttpRequest, number: int) -> HttpResponse:
    """How many come in each month, and how many can be done."""
    view = workable(request, number)
    told: dict[str, Any] = {"version": view.version}
    for what, found in (("needed", view.needed), ("available", view.available)):
        told |= {f"{what}_{month}": value for month, value in enumerate(found, 1)}
    form = forms.Months(request, initial=told)
    return change(
        request, view, form, "strategy/capacity.html", write_capacity,
        lambda values: {
            "version": values["version"],
            **{what: forms.months(values, what) for what in ("needed", "available")},
        }, months=[(month, month_name(month - 1)) for month in range(1, MONTHS + 1)],
    )  # fmt: skip
