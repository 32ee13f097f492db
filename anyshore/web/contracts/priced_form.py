"""What is paid by the count and on fixed days, in the form of an offer: the rows, what they say to the action, what
they show first, and each line in a few words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from anyshore.contracts.rules.lines import Lines
from anyshore.contracts.rules.priced import DatedLine, Every, UnitLine, rate_plain
from anyshore.kit.money import Money
from anyshore.plumbing import formats
from anyshore.web.forms import Amount, Choice, Day, Form, Group, Integer, Rate, Text

COUNTED = [
    (Every.MONTH, _("every month")),
    (Every.WEEK, _("every week")),
    (Every.ONCE, _("once")),
]
DATED = [
    (Every.ONCE, _("once")),
    (Every.MONTH, _("every month")),
    (Every.QUARTER, _("every quarter")),
    (Every.YEAR, _("every year")),
]


class UnitRow(Form):
    """Work that is paid by its count."""

    name = Text(_("What is done"), max_length=120, hint=_("Such as translation into German"))
    unit = Text(_("Counted in"), max_length=60, hint=_("One of them: word, invoice, ticket"))
    price = Rate(_("Price of one"))
    every = Choice(_("Counted"), options=COUNTED, initial=Every.MONTH)
    expected = Integer(_("Expected"), min=0, hint=_("What is paid in before a period begins"))
    least = Integer(_("Paid in any case"), min=0, initial=0, required=False, hint=_("Leave 0 for none"))
    most = Integer(_("At most"), min=1, hint=_("More than this cannot be reported"))


class DatedRow(Form):
    """An amount that falls due by itself."""

    what = Text(_("What for"), max_length=160, hint=_("Such as a licence, or a down payment"))
    amount = Amount(_("Amount"))
    first_on = Day(_("Due on"), required=False, hint=_("Leave empty: when both sides have signed"))
    every = Choice(_("Comes back"), options=DATED, initial=Every.ONCE)
    until_on = Day(_("Until"), required=False, hint=_("Leave empty: until the contract ends"))
    objecting = Integer(
        _("Days to object before"), min=0, max=60, initial=0, required=False, hint=_("0: the client cannot object")
    )


def check_priced(form: Form, values: dict[str, Any]) -> None:
    """Say what rows cannot be together."""
    for row in values["units"] or ():
        if row["most"] < max(row["expected"], row["least"] or 0):
            form.error(
                "units", _now("%(name)s: at most is less than expected, or than what is paid in any case") % row
            )
    for row in values["dated"] or ():
        if row["first_on"] is None and (row["every"] != Every.ONCE or row["objecting"] or row["until_on"]):
            form.error("dated", _now("%(what)s: choose the first day on which it is due") % row)
        elif row["until_on"] and row["until_on"] < row["first_on"]:
            form.error("dated", _now("%(what)s: it ends before the first day on which it is due") % row)


UNITS = Group(
    UnitRow, label=_("Paid by the count"), min=0, max=20, required=False, add_words=_("Add something that is counted")
)
DUE = Group(
    DatedRow, label=_("Due on fixed days"), min=0, max=30, required=False, add_words=_("Add an amount with a day")
)


def units_from(rows: Sequence[dict[str, Any]] | None) -> tuple[UnitLine, ...]:
    """Posted rows as an action takes them."""
    return tuple(UnitLine(**{**unit_values(row), "every": Every(row["every"])}) for row in rows or ())


def dated_from(rows: Sequence[dict[str, Any]] | None) -> tuple[DatedLine, ...]:
    """Posted rows as an action takes them."""
    return tuple(
        DatedLine(
            what=row["what"],
            amount_minor=row["amount"].minor,
            first_on=row["first_on"],
            every=Every(row["every"]),
            until_on=row["until_on"],
            object_days=row["objecting"] or 0,
        )
        for row in rows or ()
    )


def unit_values(row: dict[str, Any]) -> dict[str, Any]:
    """A posted row of what is counted, by the names of its line."""
    plain = {name: row[name] for name in ("name", "unit", "expected", "most", "every")}
    return {**plain, "rate_parts": row["price"], "least": row["least"] or 0}


def dated_values(row: dict[str, Any]) -> dict[str, Any]:
    """A posted row of what falls due, by the names of its line, as JSON has it."""
    days = {name: row[name].isoformat() if row[name] else None for name in ("first_on", "until_on")}
    return {
        "what": row["what"],
        "amount_minor": row["amount"].minor,
        "every": row["every"],
        "object_days": row["objecting"] or 0,
        **days,
    }


def first_priced(lines: Lines, currency: str) -> dict[str, Any]:
    """Lines as the form shows them first."""
    units = [
        {
            "name": one.name, "unit": one.unit, "price": rate_plain(one.rate_parts, currency), "every": one.every,
            "expected": one.expected, "least": one.least, "most": one.most,
        }
        for one in lines.units
    ]  # fmt: skip
    dated = [
        {
            "what": one.what, "amount": Money(one.amount_minor, currency), "first_on": one.first_on, "every": one.every,
            "until_on": one.until_on, "objecting": one.object_days,
        }
        for one in lines.dated
    ]  # fmt: skip
    return {"units": units, "dated": dated}


def rate_words(parts: int, currency: str) -> str:
    """A rate in the reader's digits, written as sums are: the currency's code first."""
    return f"{currency}{formats.SPACE}{formats.input_text(rate_plain(parts, currency))}"


def unit_words(one: UnitLine, currency: str) -> str:
    """A line of what is counted in a few words: what, the rate, how much."""
    said = {
        "name": one.name,
        "rate": rate_words(one.rate_parts, currency),
        "unit": one.unit,
        "expected": formats.number_text(one.expected),
        "most": formats.number_text(one.most),
    }
    text = {
        Every.ONCE: _now("%(name)s: %(rate)s per %(unit)s; %(expected)s expected, %(most)s at most"),
        Every.WEEK: _now("%(name)s: %(rate)s per %(unit)s; %(expected)s expected a week, %(most)s at most"),
        Every.MONTH: _now("%(name)s: %(rate)s per %(unit)s; %(expected)s expected a month, %(most)s at most"),
    }[one.every] % said
    least = _now("%(least)s in any case") % {"least": formats.number_text(one.least)}
    return f"{text}, {least}" if one.least else text


def dated_words(one: DatedLine, currency: str) -> str:
    """A line of what falls due in a few words: what, how much, when."""
    said = {"what": one.what, "amount": formats.money_text(Money(one.amount_minor, currency))}
    if one.first_on is None:
        return _now("%(what)s: %(amount)s when both have signed") % said
    said["day"] = formats.day_text(one.first_on)
    parts = [
        {
            Every.ONCE: _now("%(what)s: %(amount)s on %(day)s"),
            Every.MONTH: _now("%(what)s: %(amount)s every month from %(day)s"),
            Every.QUARTER: _now("%(what)s: %(amount)s every quarter from %(day)s"),
            Every.YEAR: _now("%(what)s: %(amount)s every year from %(day)s"),
        }[one.every]
        % said
    ]
    if one.until_on:
        parts.append(_now("until %(day)s") % {"day": formats.day_text(one.until_on)})
    if one.object_days:
        parts.append(_now("the client may object in the %(days)s days before") % {"days": one.object_days})
    return ", ".join(parts)
