"""Fields for the parameters of a clause: each of its type, with its unit and limits."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from anyshore.contracts.rules.clauses.acting import filled_in, rule_of
from anyshore.contracts.rules.clauses.chosen import Chosen
from anyshore.contracts.rules.clauses.languages import Language
from anyshore.contracts.rules.clauses.shape import NUMBERS, Kind, Param, Value, Values, Version
from anyshore.kit.errors import Invalid
from anyshore.kit.money import Money
from anyshore.plumbing import formats
from anyshore.web.contracts.clause_words import KINDS, contradiction_text, limits_text, spoken
from anyshore.web.forms import (
    Amount,
    Choice,
    Day,
    Field,
    Flag,
    Form,
    Group,
    Integer,
    Lines,
    LongText,
    Mistake,
    Percent,
    Text,
)
from anyshore.web.forms.field import Sent
from anyshore.web.words import Words


class OwnWords(Form):
    """A clause in one's own words."""

    heading = Text(_("Heading"), max_length=160)
    text = LongText(_("The text"), rows=5, max_length=20_000, hint=_("One sentence a line."))


class Hundredths(Field):
    """A number with at most two decimals -> int hundredths."""

    kind = "decimal"

    def __init__(self, label: Words, *, low: int, high: int, **rest: Any) -> None:
        super().__init__(label, **rest)
        self.low, self.high = low, high
        self.attributes["inputmode"] = "decimal"

    def parsed(self, text: str, form: Sent) -> int:
        match = re.fullmatch(r"([0-9]{1,9})(?:[.,]([0-9]{1,2}))?", text)
        value = int(match[1] + (match[2] or "").ljust(2, "0")) if match else -1
        if not self.low <= value <= self.high:
            told = {"low": formats.number_text(self.low / 100), "high": formats.number_text(self.high / 100)}
            raise Mistake(_now("Write a number from %(low)s to %(high)s") % told)
        return value

    def shown(self, value: Any) -> Sequence[str]:
        return [] if value is None else [formats.input_text(f"{value // 100}.{value % 100:02d}")]


class Rate(Percent):
    """A percentage between two limits."""

    def __init__(self, label: str, *, low: int, high: int, **rest: Any) -> None:
        super().__init__(label, max_bps=high, **rest)
        self.low = low

    def parsed(self, text: str, form: Sent) -> int:
        bps = super().parsed(text, form)
        if bps < self.low:
            raise Mistake(_now("Write at least %(low)s") % {"low": formats.percent_text(self.low)})
        return bps


def form_of(params: Mapping[str, Param], reader: Language, currency: str) -> type[Form]:
    """A form with one field for each parameter, labelled in the reader's language."""
    fields = {name: field_of(one, reader, currency) for name, one in params.items()}
    return type("ClauseParams", (Form,), fields)


def checked_form_of(clause: Chosen, version: Version, reader: Language, currency: str) -> type[Form]:
    """The same for one clause that stands: what contradicts itself is said beside the parameter."""

    def check(form: Form, values: dict[str, Any]) -> None:
        try:
            rule_of(clause.key, posted_values(clause, version, values))
        except Invalid as refused:
            name = str(refused.params["field"]).partition(".")[2]
            form.error(name if name in form.fields else next(iter(form.fields)), contradiction_text(refused))

    return type("ClauseParams", (form_of(version.params, reader, currency),), {} if clause.own else {"check": check})


def posted_values(clause: Chosen, version: Version, values: Mapping[str, Any]) -> Values:
    """What was posted of a clause, as JSON has it, with what was left open as far as the rest says it."""
    given = {name: posted_value(one, values[name]) for name, one in version.params.items()}
    return given if clause.own else filled_in(clause.key, given)


def outline_form_of(params: Mapping[str, Param], reader: Language, currency: str) -> type[Form]:
    """The same for a template: what each contract must say may stay unsaid there."""
    made = form_of(params, reader, currency)
    for field in made.fields.values():
        if isinstance(field, Group):
            field.min = 0
        if isinstance(field, (Group, Lines, Text, Day)):
            field.required = False
    return made


def field_of(param: Param, reader: Language, currency: str) -> Field:
    """The field of one parameter."""
    label = spoken(param.labels, reader)
    hint = _hint(param, currency)
    if param.kind in NUMBERS:
        return _number(param, label, hint, currency)
    if param.kind is Kind.CHOICE:
        open_ = [("", spoken(param.unsaid, reader))] if param.unsaid else []
        said = [(one, spoken(words, reader)) for one, words in param.choices.items()]
        return Choice(label, options=[*open_, *said], required=not open_)
    if param.kind is Kind.YES_NO:
        return Flag(label, required=False)
    needed = bool(param.low) or param.kind is Kind.DATE
    if param.kind is Kind.ROWS:
        row = form_of({one.name: one for one in param.columns}, reader, currency)
        return Group(row, label=label, min=param.low, max=param.high, required=needed)
    if param.kind is Kind.LINES:
        return Lines(label, required=needed, rows=3, hint=_("One a line"))
    return Day(label) if param.kind is Kind.DATE else Text(label, required=needed, max_length=param.high)


def _number(param: Param, label: str, hint: str, currency: str) -> Field:
    if param.kind is Kind.BPS:
        return Rate(label, low=param.low, high=param.high, hint=hint, prefix="%")
    if param.kind is Kind.HUNDREDTHS:
        return Hundredths(label, low=param.low, high=param.high, hint=hint)
    if param.kind is Kind.MONEY:
        return Amount(label, currency=currency, min_minor=param.low, max_minor=param.high, hint=hint)
    return Integer(label, min=param.low, max=param.high, hint=hint)


def _hint(param: Param, currency: str) -> str:
    """The unit and the limits of a parameter."""
    limits = limits_text(param, currency)
    if param.kind in (Kind.WORKING_DAYS, Kind.DAYS, Kind.MONTHS, Kind.HOURS):
        return _now("%(limits)s %(unit)s") % {"limits": limits, "unit": KINDS[param.kind]}
    return limits if param.kind in NUMBERS else ""


def initial_of(params: Mapping[str, Param], values: Values, currency: str) -> dict[str, Any]:
    """The values as the form shows them first."""
    return {name: _initial(one, values[name], currency) for name, one in params.items()}


def _initial(param: Param, value: Value, currency: str) -> Any:
    if param.kind is Kind.ROWS:
        names = [one.name for one in param.columns]
        cells = [
            [_initial(one, cell, currency) for one, cell in zip(param.columns, row, strict=True)] for row in value
        ]
        return [dict(zip(names, row, strict=True)) for row in cells] or [_usual_row(param, currency)]
    if value is None:
        return None
    if param.kind is Kind.MONEY:
        return Money(value, currency)
    return date.fromisoformat(value) if param.kind is Kind.DATE else value


def _usual_row(param: Param, currency: str) -> dict[str, Any]:
    return {one.name: _initial(one, one.default, currency) for one in param.columns}


def posted_value(param: Param, value: Any) -> Value:
    """What was posted, as JSON has it."""
    if param.kind is Kind.ROWS:
        return [[posted_value(one, row[one.name]) for one in param.columns] for row in value]
    if isinstance(value, Money):
        return value.minor
    if isinstance(value, date):
        return value.isoformat()
    if param.kind is Kind.LINES:
        return list(value or ())
    return "" if value is None and (param.kind is Kind.TEXT or param.unsaid) else value
