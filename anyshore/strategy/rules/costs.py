"""What work costs in house: lines in any currency, converted one by one, so that every total is the sum of its parts.

Amounts are whole minor units and people whole thousandths. A rate is kept as it was written and read as a fraction.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Final, TypeVar
from uuid import UUID

from anyshore.kit.money import MAX_MINOR, exponent
from anyshore.kit.refusals import ChoiceUnknown, OutOfRange, TextMissing, TooMany
from anyshore.strategy.rules.texts import line_of_text

MOST_COSTS: Final = 40
MOST_FTE_MILLI: Final = 100_000_000
"""A hundred thousand people."""
NAME_LIMIT: Final = 120

_RATE: Final = re.compile(r"(?:[0-9]{1,12}(?:\.[0-9]{1,12})?|[0-9]{1,12}/[0-9]{1,12})")


class CostKind(StrEnum):
    """What money is spent on."""

    PEOPLE = "people"
    TOOLS = "tools"
    OVERHEAD = "overhead"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class CostLine:
    """One line of a year's cost.

    ``amount_minor`` is of ``currency``; one unit of that is ``rate`` of the inventory's currency. ``fte_milli`` counts
    thousandths of a full-time person: 2.6 people are 2,600.
    """

    kind: str
    name: str
    amount_minor: int
    currency: str
    rate: str = "1"
    fte_milli: int = 0


@dataclass(frozen=True, slots=True)
class Totals:
    """What a piece of work takes in a year: minor units of the inventory's currency, thousandths of a person."""

    amount_minor: int = 0
    fte_milli: int = 0

    def __add__(self, other: Totals) -> Totals:
        return Totals(self.amount_minor + other.amount_minor, self.fte_milli + other.fte_milli)


def read_rate(text: str) -> Fraction:
    """The rate that ``text`` writes, as a decimal ("0.92") or a fraction ("23/25"). Raises OutOfRange (``rate``)."""
    if not _RATE.fullmatch(text) or re.fullmatch(r"[0-9]+/0+", text):
        raise OutOfRange(field="rate", low="0", high="999999999999")
    found = Fraction(text)
    if found <= 0:
        raise OutOfRange(field="rate", low="0", high="999999999999")
    return found


def converted(line: CostLine, currency: str) -> int:
    """The line in minor units of ``currency``, halves rounded up. Of the same currency it is what it is."""
    if line.currency == currency:
        return line.amount_minor
    rate = read_rate(line.rate) * Fraction(10 ** exponent(currency), 10 ** exponent(line.currency))
    return int(line.amount_minor * rate + Fraction(1, 2))


def checked(lines: Iterable[CostLine], currency: str) -> tuple[CostLine, ...]:
    """The lines as they are kept, or the first thing that cannot be: ``position`` counts from 0."""
    done = tuple(_checked(line, currency, position) for position, line in enumerate(lines))
    if len(done) > MOST_COSTS:
        raise TooMany(field="costs", limit=MOST_COSTS)
    if sum(converted(line, currency) for line in done) > MAX_MINOR:
        raise OutOfRange(field="amount", low=0, high=MAX_MINOR, position=0)
    return done


def _checked(line: CostLine, currency: str, position: int) -> CostLine:
    if line.kind not in set(CostKind):
        raise ChoiceUnknown(field="kind", position=position)
    name = line_of_text(line.name, field="what", limit=NAME_LIMIT)
    if not name:
        raise TextMissing(field="what", least=1, position=position)
    exponent(line.currency)
    rate = "1" if line.currency == currency else line.rate.strip()
    read_rate(rate)
    if not 0 <= line.amount_minor <= MAX_MINOR:
        raise OutOfRange(field="amount", low=0, high=MAX_MINOR, position=position)
    if not 0 <= line.fte_milli <= MOST_FTE_MILLI:
        raise OutOfRange(field="people", low=0, high=MOST_FTE_MILLI // 1000, position=position)
    return CostLine(
        kind=line.kind,
        name=name,
        amount_minor=line.amount_minor,
        currency=line.currency,
        rate=rate,
        fte_milli=line.fte_milli,
    )


def summed(lines: Iterable[CostLine], currency: str) -> Totals:
    """What the lines come to in ``currency``."""
    return sum((Totals(converted(line, currency), line.fte_milli) for line in lines), Totals())


K = TypeVar("K", UUID, str)


def rolled_up(parents: Mapping[K, K | None], own: Mapping[K, Totals]) -> dict[K, Totals]:
    """Each node's own totals with those of everything below it. ``parents`` maps each node to its parent, or to None.

    The totals of the nodes without a parent sum to the sum of ``own``, to the last unit.
    """
    totals = {node: Totals() for node in parents}
    for node in parents:
        above: K | None = node
        while above is not None:
            totals[above] += own.get(node, Totals())
            above = parents[above]
    return totals


def per_unit(amount_minor: int, volume: int | None) -> int | None:
    """What one unit costs, in minor units, halves rounded up; None where nothing is counted."""
    return None if not volume else int(Fraction(amount_minor, volume) + Fraction(1, 2))
