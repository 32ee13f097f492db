"""Template agreements of one's own: what a contract of a kind starts from, without what belongs to another party.
Pure.

An outline saved from a contract keeps the work, the terms and the clauses. Days, names of the other party and of its
people, and, unless the author says so, every amount stay behind.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Final

from anyshore.catalogue.rules.categories import Unit
from anyshore.contracts.rules import reading
from anyshore.contracts.rules.clauses.chosen import OWN, Chosen, checked_clauses, own_words
from anyshore.contracts.rules.clauses.languages import Language
from anyshore.contracts.rules.clauses.library import LIBRARY
from anyshore.contracts.rules.clauses.shape import Kind, Param, Value
from anyshore.contracts.rules.content import Content, MilestoneDraft, checked_title
from anyshore.contracts.rules.lines import Duty, TimeLine
from anyshore.contracts.rules.priced import DatedLine, Every, UnitLine, plain_line, read_dated, read_unit
from anyshore.contracts.rules.terms import Terms
from anyshore.kit.errors import Invalid

NAME_MAX: Final = 120
MOST_PARTS: Final = 100
LEFT_OUT: Final = "…"
"""What stands where a name was."""
PEOPLE: Final = frozenset({"key_people", "staff_transfer"})
"""Clauses whose rows are of people: an outline has none of them."""
_note, _criteria = reading.text(500), reading.lines(50, 500)


class Amounts(StrEnum):
    """What becomes of the amounts of a contract that a template is saved from."""

    DROP = "drop"
    KEEP = "keep"


@dataclass(frozen=True, slots=True)
class Part:
    """A milestone in outline: ``amount_minor`` is 0 where none is kept."""

    title: str
    amount_minor: int = 0
    criteria: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """A template as it is kept. A rate or an amount is 0 where none is kept; the terms have no last day, and amounts
    that fall due have no days."""

    name: str
    note: str = ""
    unit: str
    category: str = ""
    currency: str
    language: Language = Language.EN
    terms: Terms
    clauses: tuple[Chosen, ...] = ()
    parts: tuple[Part, ...] = ()
    time: tuple[TimeLine, ...] = ()
    duties: tuple[Duty, ...] = ()
    units: tuple[UnitLine, ...] = ()
    dated: tuple[DatedLine, ...] = ()

    def to_json(self) -> dict[str, object]:
        """The outline as plain JSON values."""
        return {
            **{name: getattr(self, name) for name in _PLAIN},
            "language": str(self.language),
            "terms": self.terms.to_json(),
            "clauses": [one.to_json() for one in self.clauses],
            "parts": [{"title": one.title, "amount_minor": one.amount_minor, "criteria": list(one.criteria)} for one in self.parts],
            "time": [{name: getattr(one, name) for name in _TIME} for one in self.time],
            "duties": [{"what": one.what, "every": str(one.every)} for one in self.duties],
            **({"units": [plain_line(one) for one in self.units]} if self.units else {}),
            **({"dated": [plain_line(one) for one in self.dated]} if self.dated else {}),
        }  # fmt: skip

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Outline:
        """Read what ``to_json`` wrote."""
        return cls(
            **{name: data[name] for name in _PLAIN},
            language=Language(data["language"]),
            terms=Terms.from_json(data["terms"]),
            clauses=tuple(Chosen.from_json(one) for one in data["clauses"]),
            parts=tuple(Part(one["title"], one["amount_minor"], tuple(one["criteria"])) for one in data["parts"]),
            time=tuple(TimeLine(**one) for one in data["time"]),
            duties=tuple(Duty(what=one["what"], every=Every(one["every"])) for one in data["duties"]),
            units=tuple(read_unit(one) for one in data.get("units", ())),
            dated=tuple(read_dated(one) for one in data.get("dated", ())),
        )


_PLAIN: Final = ("name", "note", "unit", "category", "currency")
_TIME: Final = ("role", "level", "place", "rate_minor", "cap_minutes")


def checked_outline(outline: Outline) -> Outline:
    """The outline as it may be kept; Invalid otherwise, with ``field`` and ``reason``."""
    if outline.unit not in set(Unit):
        raise Invalid(field="unit", reason="choice")
    if len(outline.parts) > MOST_PARTS:
        raise Invalid(field="parts", reason="length", longest=MOST_PARTS)
    name = checked_title(outline.name)
    if len(name) > NAME_MAX:
        raise Invalid(field="name", reason="too_long")
    parts = tuple(
        replace(one, title=checked_title(one.title), criteria=_criteria("criteria", one.criteria))
        for one in outline.parts
    )
    terms = Terms.from_json(outline.terms.ending(None).to_json())
    time = tuple(replace(one, person="") for one in outline.time)
    note = str(_note("note", outline.note)).strip()
    return replace(
        outline, name=name, note=note, parts=parts, time=time, terms=terms,
        clauses=checked_clauses(outline.clauses, terms),
    )  # fmt: skip


def outline_of(content: Content, *, names: Iterable[str], amounts: Amounts) -> Outline:
    """What a template keeps of a contract: ``names`` are those of the other party and of its people, which it leaves
    out, wherever they stand."""
    hide = _Hiding(tuple(sorted({one for one in names if one.strip()}, key=len, reverse=True)))
    keep = amounts is Amounts.KEEP
    terms = content.terms.ending(None)
    return Outline(
        name=hide.words(content.title)[:NAME_MAX],
        unit=content.unit,
        category=content.category,
        currency=content.currency,
        language=content.language,
        terms=replace(
            terms,
            unforeseen_text=hide.words(terms.unforeseen_text),
            exit_items=tuple(hide.words(one) for one in terms.exit_items),
        ),
        clauses=tuple(_clause(one, content.language, hide, amounts) for one in content.clauses),
        parts=tuple(_part(one, hide, amounts) for one in content.milestones),
        time=tuple(replace(one, person="", rate_minor=one.rate_minor if keep else 0) for one in content.lines.time),
        duties=tuple(replace(one, what=hide.words(one.what)) for one in content.lines.duties),
        units=tuple(_unit(one, hide, amounts) for one in content.lines.units),
        dated=tuple(_dated(one, hide, amounts) for one in content.lines.dated),
    )


@dataclass(frozen=True, slots=True)
class _Hiding:
    """Names that must not stand anywhere, the longest first."""

    names: tuple[str, ...]

    def words(self, text: str) -> str:
        """The text without the names."""
        found = text
        for name in self.names:
            found = re.sub(re.escape(name), LEFT_OUT, found, flags=re.IGNORECASE)
        return found

    def value(self, value: Value) -> Value:
        """A parameter's value without the names."""
        if isinstance(value, str):
            return self.words(value)
        if isinstance(value, (list, tuple)):
            return [self.value(one) for one in value]
        return value


def _unit(one: UnitLine, hide: _Hiding, amounts: Amounts) -> UnitLine:
    rate = one.rate_parts if amounts is Amounts.KEEP else 0
    return replace(one, name=hide.words(one.name), unit=hide.words(one.unit), rate_parts=rate)


def _dated(one: DatedLine, hide: _Hiding, amounts: Amounts) -> DatedLine:
    """An amount with its rhythm, without its days: those are written in each contract."""
    amount = one.amount_minor if amounts is Amounts.KEEP else 0
    return replace(one, what=hide.words(one.what), amount_minor=amount, first_on=None, until_on=None)


def _part(one: MilestoneDraft, hide: _Hiding, amounts: Amounts) -> Part:
    amount = one.amount_minor if amounts is Amounts.KEEP else 0
    return Part(hide.words(one.title), amount, tuple(hide.words(line) for line in one.criteria))


def _clause(one: Chosen, language: Language, hide: _Hiding, amounts: Amounts) -> Chosen:
    version = one.version
    if version is None:
        assert one.own is not None
        return own_words(hide.words(one.own["heading"]), hide.words(one.own["text"]))
    values = {name: _value(param, one, language, hide, amounts) for name, param in version.params.items()}
    return replace(one, values=values)


def _value(param: Param, one: Chosen, language: Language, hide: _Hiding, amounts: Amounts) -> Value:
    """A day stays behind, and so do rows of people; an amount goes back to where it starts unless it is kept."""
    value, first = one.values[param.name], param.default_in(language)
    if param.kind is Kind.DATE or (param.kind is Kind.ROWS and one.key in PEOPLE):
        return first
    if param.kind is Kind.MONEY:
        return value if amounts is Amounts.KEEP else first
    if param.kind is Kind.ROWS:
        return [
            [_cell(column, cell, hide, amounts) for column, cell in zip(param.columns, row, strict=True)]
            for row in value
        ]
    return hide.value(value)


def _cell(column: Param, cell: Value, hide: _Hiding, amounts: Amounts) -> Value:
    if column.kind is Kind.DATE:
        return column.default
    if column.kind is Kind.MONEY and amounts is Amounts.DROP:
        return column.default
    return hide.value(cell)


@dataclass(frozen=True, slots=True)
class Aged:
    """A clause of a template that is not the newest: ``newer`` is what takes its place, None where it is out of
    use."""

    clause: Chosen
    newer: Chosen | None


def aged(clauses: Sequence[Chosen], own: Mapping[str, Chosen], language: Language) -> tuple[Aged, ...]:
    """The clauses that have a newer version, or none any more; ``own`` are those of one's own that can be chosen, by
    their key, each in its newest version. What both versions ask is taken over."""
    found = []
    for one in clauses:
        if one.key == OWN:
            continue
        newest = own.get(one.key) if one.own is not None else _newest(one.key, language)
        if newest is None or newest.number != one.number:
            found.append(Aged(one, _taken_over(one, newest) if newest else None))
    return tuple(found)


def renewed(clauses: Sequence[Chosen], found: Sequence[Aged]) -> tuple[Chosen, ...]:
    """The clauses, each in its newest version; without those that are out of use."""
    by_key = {one.clause.key: one.newer for one in found}
    kept = (by_key.get(one.key, one) for one in clauses)
    return tuple(one for one in kept if one is not None)


def _newest(key: str, language: Language) -> Chosen | None:
    clause = LIBRARY.get(key)
    return Chosen(key, clause.newest.number, clause.newest.defaults(language)) if clause else None


def _taken_over(old: Chosen, new: Chosen) -> Chosen:
    """The newer version with the values of the older, as far as it can have them."""
    version, values = new.version, dict(new.values)
    for name, param in (version.params if version else {}).items():
        if name in old.values:
            try:
                values[name] = param.read(name, _fitted(old, param))
            except Invalid:
                continue
    return replace(new, values=values)


def _fitted(old: Chosen, param: Param) -> Value:
    """The older value of a parameter; rows have what it did not ask for as it was meant."""
    value, was = old.values[param.name], old.version.params.get(param.name) if old.version else None
    if param.kind is not Kind.ROWS or was is None:
        return value
    rows = [dict(zip((one.name for one in was.columns), row, strict=True)) for row in value]
    return [[row.get(one.name, one.before) for one in param.columns] for row in rows]
