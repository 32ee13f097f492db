"""The places of a contract in words: what a row is called, what its fields are called, and what stands in them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from anyshore.contracts.rules.checks import read_checks
from anyshore.contracts.rules.clauses.chosen import OWN, Chosen
from anyshore.contracts.rules.clauses.frame import sentence
from anyshore.contracts.rules.clauses.languages import Language
from anyshore.contracts.rules.clauses.shape import Kind, Param, Value
from anyshore.contracts.rules.clauses.writing import unquoted, value_text
from anyshore.contracts.rules.content import Content
from anyshore.contracts.rules.lines import Retainer, TimeLine, Unused
from anyshore.contracts.rules.places import ITEMS, NEW, WHOLE, slots, values_at
from anyshore.contracts.rules.priced import read_dated, read_unit
from anyshore.contracts.rules.terms import READERS
from anyshore.kit.money import Money
from anyshore.plumbing import formats
from anyshore.web.contracts.checks import asked
from anyshore.web.contracts.clause_words import LANGUAGES, Words, spoken
from anyshore.web.contracts.hours_form import EVERY, RESTS, UNUSED, line_words, retainer_words
from anyshore.web.contracts.priced_form import dated_words, rate_words, unit_words
from anyshore.web.contracts.terms import LABELS, shown_value
from anyshore.web.filters import clock_hours

ROWS: Final[Mapping[str, Words]] = {
    "title": gettext_lazy("Title"),
    "brief": gettext_lazy("What is wanted"),
    "language": gettext_lazy("Language of the contract"),
    "hours": gettext_lazy("How hours are kept"),
    "retainer": gettext_lazy("Retainer"),
    "milestones.+": gettext_lazy("A new milestone"),
    "time.+": gettext_lazy("New hours of a role"),
    "units.+": gettext_lazy("Something new that is counted"),
    "dated.+": gettext_lazy("A new amount with a day"),
    "duties.+": gettext_lazy("A new duty"),
    "clauses.+": gettext_lazy("A new clause"),
    "clauses.own~+": gettext_lazy("A new clause in one’s own words"),
}
FIELDS: Final[Mapping[str, Words]] = {
    "milestones.title": gettext_lazy("What"),
    "milestones.amount_minor": gettext_lazy("Price"),
    "milestones.due_on": gettext_lazy("Due"),
    "milestones.criteria": gettext_lazy("Accepted when"),
    "milestones.checks": gettext_lazy("Checked by machine"),
    "time.role": gettext_lazy("Role"),
    "time.level": gettext_lazy("Level"),
    "time.place": gettext_lazy("Sits in"),
    "time.rate_minor": gettext_lazy("Rate an hour"),
    "time.cap_minutes": gettext_lazy("Hours a week at most"),
    "time.person": gettext_lazy("Only this person"),
    "units.name": gettext_lazy("What is done"),
    "units.unit": gettext_lazy("Counted in"),
    "units.rate_parts": gettext_lazy("Price of one"),
    "units.every": gettext_lazy("Counted"),
    "units.expected": gettext_lazy("Expected"),
    "units.least": gettext_lazy("Paid in any case"),
    "units.most": gettext_lazy("At most"),
    "dated.what": gettext_lazy("What for"),
    "dated.amount_minor": gettext_lazy("Amount"),
    "dated.first_on": gettext_lazy("Due on"),
    "dated.every": gettext_lazy("Comes back"),
    "dated.until_on": gettext_lazy("Until"),
    "dated.object_days": gettext_lazy("Days to object before"),
    "duties.what": gettext_lazy("Duty"),
    "duties.every": gettext_lazy("How often"),
    "hours.starts_on": gettext_lazy("Hours and units count from"),
    "hours.rest": gettext_lazy("Money paid in for a week and not used"),
    "retainer.amount_minor": gettext_lazy("Retainer, a month"),
    "retainer.minutes": gettext_lazy("Hours it includes"),
    "retainer.unused": gettext_lazy("Hours of a month that are not used"),
    "clauses.heading": gettext_lazy("Heading"),
    "clauses.text": gettext_lazy("The text"),
}
CHOICES: Final[Mapping[str, Mapping[str, Words]]] = {
    "every": {str(value): words for value, words in EVERY},
    "rest": {str(value): words for value, words in RESTS},
    "unused": {str(value): words for value, words in UNUSED},
}


def heading_of(content: Content, row: str, reader: Language) -> str:
    """What a row is called, in the reader's language."""
    kind, _dot, key = row.partition(".")
    if row in ROWS:
        return str(ROWS[row])
    if kind == "terms":
        return sentence(key, content.wording).words[reader].heading
    if kind == "clauses":
        found = dict(zip(slots(content.clauses), content.clauses, strict=True)).get(key)
        return found.heading(reader) if found else str(ROWS["clauses.+"])
    values = values_at(content, row) or {}
    title = str(values.get(ITEMS.get(kind, ""), ""))
    told = {"place": key, "title": title}
    return _("M%(place)s: %(title)s") % told if kind == "milestones" else title


def field_label(content: Content, row: str, name: str, reader: Language) -> str:
    """What a field of a row is called; nothing for a whole row."""
    kind, _dot, slot = row.partition(".")
    if name == WHOLE:
        return ""
    if kind == "terms":
        return str(LABELS[name])
    params = _params(content, slot) if kind == "clauses" else {}
    if name in params:
        return spoken(params[name].labels, reader)
    return str(FIELDS[f"{kind}.{name}"])


def value_words(content: Content, row: str, name: str, value: Value, reader: Language) -> str:
    """What stands in a field, in the reader's language; empty for nothing."""
    kind, _dot, slot = row.partition(".")
    if value is None or value == "":
        return "" if name == WHOLE or kind != "terms" else shown_value(name, None)
    if kind == "terms":
        return shown_value(name, READERS[name](name, value))
    if kind == "clauses":
        return _clause_words(content, slot, name, value, reader)
    if name == WHOLE:
        return _WHOLE[kind](value, content.currency) if kind in _WHOLE else str(value)
    return _line_value(name, value, content.currency)


def _line_value(name: str, value: Value, currency: str) -> str:
    if name in ("amount_minor", "rate_minor"):
        return formats.money_text(Money(value, currency))
    if name == "rate_parts":
        return rate_words(value, currency)
    if name in ("due_on", "starts_on", "first_on", "until_on"):
        return formats.day_text(date.fromisoformat(value))
    if name in CHOICES:
        return str(CHOICES[name][value])
    if name in ("cap_minutes", "minutes"):
        return clock_hours(value)
    if name == "checks":
        return "; ".join(asked(one) for one in read_checks(value))
    if name == "place":
        return formats.country_text(value)
    return "\n".join(value) if isinstance(value, list) else str(value)


def _milestone_words(one: Mapping[str, Any], currency: str) -> str:
    parts = [one["title"], formats.money_text(Money(one["amount_minor"], currency))]
    parts += [formats.day_text(date.fromisoformat(one["due_on"]))] if one["due_on"] else []
    return "\n".join([", ".join(parts), *one["criteria"]])


_WHOLE: Final[Mapping[str, Callable[[Any, str], str]]] = {
    "language": lambda value, _currency: LANGUAGES[Language(value)],
    "milestones": _milestone_words,
    "time": lambda value, currency: line_words(TimeLine(**value), currency),
    "units": lambda value, currency: unit_words(read_unit(value), currency),
    "dated": lambda value, currency: dated_words(read_dated(value), currency),
    "duties": lambda value, _currency: f"{value['what']}, {CHOICES['every'][value['every']]}",
    "retainer": lambda value, currency: retainer_words(
        Retainer(amount_minor=value["amount_minor"], minutes=value["minutes"], unused=Unused(value["unused"])),
        currency,
    ),
}


def _params(content: Content, slot: str) -> Mapping[str, Param]:
    found = dict(zip(slots(content.clauses), content.clauses, strict=True)).get(slot)
    version = found.version if found else None
    return version.params if version else {}


def _clause_words(content: Content, slot: str, name: str, value: Value, reader: Language) -> str:
    if name == WHOLE:
        return clause_text(Chosen.from_json(value), reader, content.currency)
    param = _params(content, slot).get(name)
    if param is None:
        return str(value)
    return param_words(param, value, reader, content.currency)


def param_words(param: Param, value: Value, reader: Language, currency: str) -> str:
    """The value of a parameter in the reader's language: a table row by row."""
    if param.kind is Kind.ROWS:
        rows = (
            ", ".join(param_words(one, cell, reader, currency) for one, cell in zip(param.columns, row, strict=True))
            for row in value
        )
        return "\n".join(rows)
    if param.kind is Kind.LINES:
        return "\n".join(param.translated(one, reader) for one in value)
    return unquoted(value_text(param, value, reader, currency))


def clause_text(one: Chosen, reader: Language, currency: str) -> str:
    """A clause whole: its heading and its sentences, without marks."""
    if one.unfilled:
        return one.heading(reader)
    read = one.written(reader, currency)
    return "\n".join([unquoted(read.heading), *(unquoted(line) for line in read.sentences)])


def is_new(row: str) -> bool:
    """Whether a row stands for a line that is not there yet."""
    return row.endswith((f".{NEW}", f"{OWN}~{NEW}"))
