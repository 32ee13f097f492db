"""What a clause is made of: its versions, the text in each language, and the typed parameters that text and rule
share.

A value is kept as JSON has it: a whole number (counts, basis points, minor units, hundredths), true or false, text, a
day as ISO 8601, a list of lines, or rows of cells.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from anyshore.contracts.rules import reading
from anyshore.contracts.rules.clauses.languages import Language
from anyshore.contracts.rules.clauses.template import Line
from anyshore.kit.errors import Invalid

Value = Any
"""A parameter's value as JSON has it; what it may be, its kind says."""
Values = Mapping[str, Value]


class Kind(StrEnum):
    """The types of a parameter. Its unit is part of its type."""

    WHOLE = "whole"
    HOURS = "hours"
    WORKING_DAYS = "working_days"
    DAYS = "days"
    """Calendar days."""
    MONTHS = "months"
    BPS = "bps"
    """A rate in basis points, written as a percentage."""
    MONEY = "money"
    """Minor units of the agreement's currency."""
    HUNDREDTHS = "hundredths"
    """A number with two decimals, such as an index."""
    CHOICE = "choice"
    YES_NO = "yes_no"
    TEXT = "text"
    DATE = "date"
    LINES = "lines"
    ROWS = "rows"


COUNTED = frozenset({Kind.WHOLE, Kind.HOURS, Kind.WORKING_DAYS, Kind.DAYS, Kind.MONTHS})
"""Kinds that a word can be counted by: a day, two days."""
NUMBERS = COUNTED | {Kind.BPS, Kind.MONEY, Kind.HUNDREDTHS}
ROWS_MOST = 40
LINES_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Fact:
    """A number or a day that a clause states."""

    kind: Kind
    value: int | date


@dataclass(frozen=True, slots=True, kw_only=True)
class Param:
    """One parameter. ``low`` and ``high`` are limits of a number, of a text's length, or of how many lines or rows.

    ``choices`` holds the words of each choice by language, ``columns`` the columns of rows. ``suggested`` is a default
    in words, in each language; a text that still stands as suggested is read in the reader's. A choice with words for
    it ``unsaid`` may be left open in a form: its rule fills it in. ``before`` is what versions meant that do not ask
    for it yet.
    """

    name: str
    kind: Kind
    low: int = 0
    high: int = 0
    default: Value = None
    labels: Mapping[Language, str]
    choices: Mapping[str, Mapping[Language, str]] = field(default_factory=dict)
    columns: tuple[Param, ...] = ()
    suggested: Mapping[Language, Value] = field(default_factory=dict)
    unsaid: Mapping[Language, str] = field(default_factory=dict)
    before: Value = None

    def default_in(self, language: Language) -> Value:
        """The value to start from."""
        return self.suggested.get(language, self.default)

    def translated(self, value: str, language: Language) -> str:
        """Words that stand as suggested, in ``language``; a party's own stay as they are."""
        for words in self.suggested.values():
            lines = [words] if isinstance(words, str) else words
            if value in lines:
                there = self.suggested[language]
                return str(there if isinstance(there, str) else there[lines.index(value)])
        return value

    def read(self, name: str, value: object) -> Value:
        """The value if this parameter can have it; Invalid with ``name`` and a reason otherwise."""
        if value is None or value == "":
            return self._nothing(name)
        reader = _READERS.get(self.kind)
        return reader(self, name, value) if reader else reading.whole(self.low, self.high)(name, value)

    def is_unfilled(self, value: Value) -> bool:
        """Whether the value is still to be written before anybody signs."""
        if self.kind in (Kind.TEXT, Kind.LINES, Kind.ROWS):
            return len(value) < self.low
        return value is None

    def _nothing(self, name: str) -> Value:
        if self.kind is Kind.TEXT:
            return ""
        if self.kind is Kind.DATE:
            return None
        raise Invalid(field=name, reason="empty")


def _choice(param: Param, name: str, value: object) -> Value:
    if value not in param.choices:
        raise Invalid(field=name, reason="choice")
    return value


def _day(_param: Param, name: str, value: object) -> Value:
    return reading.day(name, value).isoformat()


def _text(param: Param, name: str, value: object) -> Value:
    read = reading.text(param.high)(name, value).strip()
    if "\n" in read:
        raise Invalid(field=name, reason="characters")
    return read


def _lines(param: Param, name: str, value: object) -> Value:
    return list(reading.lines(param.high, LINES_LONGEST)(name, value))


def _rows(param: Param, name: str, value: object) -> Value:
    if not isinstance(value, (list, tuple)):
        raise Invalid(field=name, reason="type")
    if len(value) > param.high:
        raise Invalid(field=name, reason="length", longest=param.high)
    return [_row(param, f"{name}.{place}", row) for place, row in enumerate(value, 1)]


def _row(param: Param, name: str, row: object) -> Value:
    if not isinstance(row, (list, tuple)) or len(row) != len(param.columns):
        raise Invalid(field=name, reason="type")
    return [one.read(f"{name}.{one.name}", cell) for one, cell in zip(param.columns, row, strict=True)]


_READERS = {
    Kind.CHOICE: _choice,
    Kind.YES_NO: lambda _param, name, value: reading.yes_or_no(name, value),
    Kind.TEXT: _text,
    Kind.DATE: _day,
    Kind.LINES: _lines,
    Kind.ROWS: _rows,
}


@dataclass(frozen=True, slots=True)
class Words:
    """A version in one language: its heading, what it does in one line, and its numbered sentences."""

    heading: str
    says: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Version:
    """One published version: it never changes. ``words`` may lack a language only where a party wrote it."""

    number: int
    params: Mapping[str, Param]
    words: Mapping[Language, Words]

    def defaults(self, language: Language) -> dict[str, Value]:
        """Every parameter at its default."""
        return {name: one.default_in(language) for name, one in self.params.items()}

    def read(self, name: str, given: object) -> dict[str, Value]:
        """``given`` as values of this version's parameters: every one and no other; Invalid otherwise."""
        if not isinstance(given, Mapping):
            raise Invalid(field=name, reason="type")
        for one in sorted(given.keys() ^ self.params.keys()):
            raise Invalid(field=f"{name}.{one}", reason="missing" if one in self.params else "unknown")
        return {key: one.read(f"{name}.{key}", given[key]) for key, one in self.params.items()}

    def unfilled(self, values: Values) -> tuple[str, ...]:
        """The parameters that must be written before anybody signs."""
        return tuple(name for name, one in self.params.items() if one.is_unfilled(values[name]))


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of the library, in one of its groups."""

    key: str
    group: str
    versions: tuple[Version, ...]

    @property
    def newest(self) -> Version:
        """The version that a new agreement takes."""
        return self.versions[-1]

    def version(self, number: int) -> Version:
        """One version; KeyError where it was never published."""
        for one in self.versions:
            if one.number == number:
                return one
        raise KeyError(number)
