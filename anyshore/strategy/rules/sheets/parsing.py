"""One row of a spreadsheet as a draft, with everything in it that cannot be taken."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final, TypeVar

from anyshore.kit.errors import Refused
from anyshore.kit.money import exponent
from anyshore.kit.refusals import ChoiceUnknown, OutOfRange, TextMissing
from anyshore.strategy.rules import capacity, costs, facts, measures
from anyshore.strategy.rules.costs import CostKind, CostLine
from anyshore.strategy.rules.measures import MeasureKind, MeasureLine
from anyshore.strategy.rules.sheets.columns import COST, MEASURE, MONTHS, key_of
from anyshore.strategy.rules.sheets.refusals import (
    DecimalsTooMany,
    MonthsIncomplete,
    NotANumber,
    NotWhole,
    OwnerUnknown,
)
from anyshore.strategy.rules.texts import line_of_text, lines_of_text
from anyshore.strategy.rules.tree import Level

_NUMBERS: Final = {
    ".": re.compile(r"(-?)([0-9]{1,3}(?:[,'’\u00a0\u202f ][0-9]{3})+|[0-9]{1,18})(?:\.([0-9]{1,12}))?"),
    ",": re.compile(r"(-?)([0-9]{1,3}(?:[.'’\u00a0\u202f ][0-9]{3})+|[0-9]{1,18})(?:,([0-9]{1,12}))?"),
}
MARKS: Final = tuple(_NUMBERS)
"""What may stand before decimals."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong with one cell. ``row`` counts as spreadsheets do, 0 is the file; ``column`` is a header's key."""

    row: int
    column: str
    refusal: Refused


@dataclass(slots=True)
class Row:
    """The cells of one row by their columns, and what was wrong with those that were taken so far."""

    number: int
    cells: Mapping[str, str]
    mark: str
    mistakes: list[Mistake] = field(default_factory=list)

    def cell(self, column: str) -> str:
        """What stands in a column, without blanks around it; nothing where the file has no such column."""
        return self.cells.get(column, "").strip()

    def take(self, column: str, reader: Callable[[], T], otherwise: T) -> T:
        """What ``reader`` makes of a column, or ``otherwise`` with the mistake noted."""
        try:
            return reader()
        except Refused as refusal:
            self.note(column, refusal)
            return otherwise

    def take_line(self, prefix: str, reader: Callable[[], T]) -> T | None:
        """What ``reader`` makes of the columns that begin with ``prefix``, or None with the mistake in the one it
        names."""
        try:
            return reader()
        except Refused as refusal:
            self.note(f"{prefix}{refusal.params.get('field', 'rate')}", refusal)
            return None

    def note(self, column: str, refusal: Refused) -> None:
        """Something is wrong in a column of this row."""
        self.mistakes.append(Mistake(self.number, column, refusal))


def number(text: str, mark: str, decimals: int) -> tuple[int, str]:
    """A number as (units of ``decimals`` places, the same as plain decimal). Thousands may be divided as people do.

    Raises NotANumber, NotWhole and DecimalsTooMany.
    """
    found = _NUMBERS[mark].fullmatch(text)
    if found is None:
        raise NotANumber(example=f"1250{mark}50" if decimals else "1250")
    sign, whole = found[1], re.sub(r"[^0-9]", "", found[2])
    rest = (found[3] or "").rstrip("0")
    if len(rest) > decimals:
        raise DecimalsTooMany(limit=decimals) if decimals else NotWhole()
    units = int(whole + rest.ljust(decimals, "0"))
    return -units if sign else units, f"{sign}{whole}{'.' + rest if rest else ''}"


def choice(text: str, known: type[Level] | type[CostKind] | type[MeasureKind], otherwise: str) -> str:
    """One of a list, however it is spelt; ``otherwise`` for nothing. Raises ChoiceUnknown."""
    if not text:
        return otherwise
    if key_of(text) not in set(known):
        raise ChoiceUnknown(known=", ".join(known))
    return key_of(text)


def volume(row: Row) -> int | None:
    """How much there is of it."""
    text = row.cell("volume")
    if not text:
        return None
    found, _ = number(text, row.mark, 0)
    if not 0 <= found <= facts.MOST_VOLUME:
        raise OutOfRange(low=0, high=facts.MOST_VOLUME)
    return found


def line(row: Row, column: str, limit: int) -> str:
    """A text of one line."""
    return row.take(column, lambda: line_of_text(row.cell(column), field=column, limit=limit), "")


def about(row: Row) -> str:
    """The description, with its lines."""
    return row.take("about", lambda: lines_of_text(row.cell("about"), field="about", limit=facts.ABOUT_LIMIT), "")


def owner(row: Row, members: Mapping[str, str]) -> str:
    """A member's address, by address or by name, or the name of somebody else. ``members`` knows both in small
    letters."""
    text = line(row, "owner", facts.NAME_LIMIT)
    known = members.get(text.lower())
    if known is None and "@" in text:
        row.note("owner", OwnerUnknown(owner=text))
    return known or text


def months(row: Row, what: str) -> tuple[int, ...]:
    """Twelve months, or none of them."""
    names = [f"{what}_{month}" for month in MONTHS]
    filled = [name for name in names if row.cell(name)]
    if not filled:
        return ()
    if missing := [name for name in names if name not in filled]:
        row.note(missing[0], MonthsIncomplete())
        return ()
    before = len(row.mistakes)
    found = [row.take(name, lambda name=name: number(row.cell(name), row.mark, 0)[0], 0) for name in names]  # type: ignore[misc]  # the default binds the loop's variable
    if len(row.mistakes) > before:
        return ()
    return row.take(names[0], lambda: capacity.checked(found, field=what), ())


def lines_of_cost(row: Row, currency: str) -> tuple[CostLine, ...]:
    """The cost lines of a row, those that are empty left out."""
    found = (
        _cost(row, f"cost_{count}_", currency)
        for count in range(1, costs.MOST_COSTS + 1)
        if any(row.cell(f"cost_{count}_{part}") for part in COST)
    )
    return tuple(one for one in found if one is not None)


def _cost(row: Row, prefix: str, currency: str) -> CostLine | None:
    before = len(row.mistakes)
    kind = row.take(f"{prefix}kind", lambda: choice(row.cell(f"{prefix}kind"), CostKind, CostKind.OTHER), "")
    code = row.cell(f"{prefix}currency").upper() or currency
    decimals = row.take(f"{prefix}currency", lambda: exponent(code), 0)
    if len(row.mistakes) > before:
        return None
    amount = row.take(f"{prefix}amount", lambda: _needed(row, f"{prefix}amount", decimals), 0)
    people = row.take(f"{prefix}people", lambda: _people(row, f"{prefix}people"), 0)
    what = row.cell(f"{prefix}what") or kind.capitalize()
    rate = row.cell(f"{prefix}rate").replace(row.mark, ".") or "1"
    made = CostLine(kind=kind, name=what, amount_minor=amount, currency=code, rate=rate, fte_milli=people)
    if code != currency and not row.cell(f"{prefix}rate"):
        row.note(f"{prefix}rate", TextMissing(least=1))
    return row.take_line(prefix, lambda: costs.checked([made], currency)[0]) if before == len(row.mistakes) else None


def _needed(row: Row, column: str, decimals: int) -> int:
    if not row.cell(column):
        raise TextMissing(least=1)
    return number(row.cell(column), row.mark, decimals)[0]


def _people(row: Row, column: str) -> int:
    return number(row.cell(column), row.mark, 3)[0] if row.cell(column) else 0


def lines_of_measure(row: Row) -> tuple[MeasureLine, ...]:
    """The measures of a row, those that are empty left out."""
    found = (
        _measure(row, f"measure_{count}_")
        for count in range(1, measures.MOST_MEASURES + 1)
        if any(row.cell(f"measure_{count}_{part}") for part in MEASURE)
    )
    return tuple(one for one in found if one is not None)


def _measure(row: Row, prefix: str) -> MeasureLine | None:
    before = len(row.mistakes)
    kind = row.take(f"{prefix}kind", lambda: choice(row.cell(f"{prefix}kind"), MeasureKind, MeasureKind.QUALITY), "")
    value = row.take(f"{prefix}value", lambda: number(row.cell(f"{prefix}value"), row.mark, 6)[1], "")
    if len(row.mistakes) > before:
        return None
    name, unit, how = (row.cell(f"{prefix}{part}") for part in ("measure", "unit", "how"))
    better = key_of(row.cell(f"{prefix}better"))
    made = MeasureLine(kind=kind, name=name, value=value, unit=unit, how=how, better=better)
    return row.take_line(prefix, lambda: measures.checked([made])[0])
