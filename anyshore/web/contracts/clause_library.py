"""The clause library as its pages show it: found by words, and read in any language with what it does to a case."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest

from anyshore.contracts.rules.clauses.acting import ACTING, filled_in, rule_of
from anyshore.contracts.rules.clauses.acting.cases import Case
from anyshore.contracts.rules.clauses.languages import Language
from anyshore.contracts.rules.clauses.library import LIBRARY
from anyshore.contracts.rules.clauses.shape import Clause, Kind, Param, Value
from anyshore.contracts.rules.clauses.writing import Written, value_text, written
from anyshore.contracts.rules.content import Content
from anyshore.contracts.rules.text import render
from anyshore.kit.money import Money
from anyshore.kit.workdays import Calendar
from anyshore.plumbing import formats
from anyshore.web.agreed import readers_language
from anyshore.web.contracts.clause_words import (
    GROUPS,
    KINDS,
    Words,
    effect_text,
    limits_text,
    needles,
    spoken,
)

EXAMPLE = Money(1_000_000, "EUR")
"""The price that a clause is shown with."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A clause in the list."""

    key: str
    heading: str
    says: str
    acts: bool


@dataclass(frozen=True, slots=True)
class ParamRow:
    """A parameter in the table."""

    label: str
    kind: Words
    limits: str
    usual: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A clause as its page shows it. ``open`` names what each contract must write itself."""

    clause: Clause
    says: str
    text: Written
    params: tuple[ParamRow, ...]
    effects: tuple[str, ...]
    open: str
    example: Money = EXAMPLE


def language_of(said: str) -> Language:
    """The language that was asked for; without one the reader's own, where agreements have it, else English."""
    return Language(said[:2]) if said[:2] in tuple(Language) else readers_language()


def groups(search: str, language: Language) -> list[tuple[Words, list[Entry]]]:
    """The clauses that hold every word of ``search``, by group; groups without one are left out."""
    found = [(one.group, _entry(one, language)) for one in LIBRARY.values() if _holds(one, search, language)]
    parts = [(words, [entry for group, entry in found if group == name]) for name, words in GROUPS.items()]
    return [part for part in parts if part[1]]


def _holds(clause: Clause, search: str, language: Language) -> bool:
    words = clause.newest.words[language]
    text = f"{words.heading} {words.says} {clause.key}".casefold()
    return all(needle in text for needle in needles(search))


def _entry(clause: Clause, language: Language) -> Entry:
    words = clause.newest.words[language]
    return Entry(clause.key, words.heading, words.says, clause.key in ACTING)


def shown(clause: Clause, language: Language, *, at: datetime, zone: str) -> Shown:
    """A clause with its usual parameters; what each agreement writes itself is shown as an ellipsis."""
    version = clause.newest
    values = filled_in(clause.key, {name: _example(one, language) for name, one in version.params.items()})
    unfilled = version.unfilled(version.defaults(language))
    rule = rule_of(clause.key, values)
    effects = rule.effects(Case(EXAMPLE, at, Calendar(zone))) if rule else ()
    return Shown(
        clause,
        version.words[language].says,
        written(version, values, language, EXAMPLE.currency),
        tuple(_row(one, language) for one in version.params.values()),
        tuple(effect_text(one) for one in effects),
        formats.listing_text([spoken(version.params[name].labels, language) for name in unfilled]),
    )


def _example(param: Param, language: Language) -> Value:
    value = param.default_in(language)
    if value or not param.low:
        return value
    open_values: dict[Kind, Value] = {
        Kind.TEXT: "…",
        Kind.LINES: ["…"],
        Kind.ROWS: [[_example(one, language) for one in param.columns]],
    }
    return open_values.get(param.kind, value)


def _row(param: Param, language: Language) -> ParamRow:
    value = param.default_in(language)
    usual = value_text(param, value, language, EXAMPLE.currency) if value or value in (0, False) else ""
    return ParamRow(spoken(param.labels, language), KINDS[param.kind], limits_text(param, EXAMPLE.currency), usual)


@dataclass(frozen=True, slots=True)
class Spoken:
    """The language in which a version is read: ``translation`` where that is not the one that it is signed in."""

    language: Language
    signed_in: str
    translation: str


def translated(request: HttpRequest, content: Content) -> Spoken:
    """A version in the language that the address asks for; without one in its own."""
    language = language_of(request.GET.get("language", "") or content.language)
    other = render(content, language) if language != content.language else ""
    return Spoken(language, formats.language_text(content.language), other)
