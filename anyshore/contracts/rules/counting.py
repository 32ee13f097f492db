"""What a count costs in a period, also where the clause on volume prices it, and what all periods cost at most. Pure.

Told in docs/algorithms/units.md, whose tables a test reads.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from anyshore.contracts.rules.clauses.acting.volume_bands import VolumeBands
from anyshore.contracts.rules.clauses.chosen import Chosen, rule_in
from anyshore.contracts.rules.months import MonthPart, month_of, part_of
from anyshore.contracts.rules.priced import Every, UnitLine

VOLUME: Final = "volume_bands"


def bands_for(line: UnitLine, clauses: Iterable[Chosen]) -> VolumeBands | None:
    """The rule of the clause on volume where that names what this line counts by the month; None otherwise."""
    said = list(clauses)
    named = [str(one.values.get("unit", "")) for one in said if one.key == VOLUME]
    if line.every is not Every.MONTH or not any(_same(line.unit, one) for one in named):
        return None
    return rule_in(said, VolumeBands)


def part_for(line: UnitLine, first_on: date, last_on: date) -> MonthPart | None:
    """The days of the month that a period counts; None for a line that is not counted by the month."""
    return MonthPart(month_of(first_on), first_on, last_on) if line.every is Every.MONTH else None


def price_of(line: UnitLine, count: int, currency: str, bands: VolumeBands | None = None, corrected: int = 0) -> int:
    """What ``count`` of a period's line cost, in minor units: at its rate, or as the clause on volume prices it; at
    least what the least does; and what is ``corrected`` of periods before, at the rate. Never less than nothing."""
    counted = line.price(count)
    if bands is not None:
        counted = line.price(bands.baseline) + bands.charge(count, currency).minor
    return max(max(counted, line.price(line.least)) + line.price(corrected), 0)


def of_part(bands: VolumeBands | None, part: MonthPart | None) -> VolumeBands | None:
    """The clause in a month of which only some days count: the volume that it covers is their part."""
    if bands is None or part is None:
        return bands
    return replace(bands, baseline=max(part.share(bands.baseline), 1))


def most_of(line: UnitLine, starts_on: date, last_on: date, clauses: Sequence[Chosen], currency: str) -> int:
    """What a line costs at most until a day, in minor units: each of its periods at the most that is taken."""
    if last_on < starts_on:
        return 0
    if line.every is not Every.MONTH:
        weeks = (_monday(last_on) - _monday(starts_on)).days // 7 + 1
        return line.price(max(line.most, line.least)) * (weeks if line.every is Every.WEEK else 1)
    bands = bands_for(line, clauses)
    months = (last_on.year - starts_on.year) * 12 + last_on.month - starts_on.month + 1
    ends = {month_of(starts_on), month_of(last_on)}
    cut = [part for month in ends if (part := part_of(month, starts_on, last_on))]
    found = sum(price_of(line.of(part), line.of(part).most, currency, of_part(bands, part)) for part in cut)
    return found + (months - len(cut)) * price_of(line, line.most, currency, bands)


def _same(one: str, other: str) -> bool:
    return " ".join(one.casefold().split()) == " ".join(other.casefold().split())


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
