"""The lines of an agreement at other prices, as an index makes them. Pure. Told in docs/algorithms/renewal.md."""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol

from anyshore.contracts.rules.lines import Lines
from anyshore.kit.money import Money


class Repricing(Protocol):
    """How a price follows an index (clauses.acting.indexation)."""

    def adjusted(self, price: Money, now: int, before: int | None = None) -> Money:
        """The price at an index of ``now``."""


def repriced(lines: Lines, rule: Repricing, now: int, currency: str) -> Lines:
    """The lines at the prices that an index of ``now`` makes of them, each by the rule of the clause."""

    def price(minor: int) -> int:
        return rule.adjusted(Money(minor, currency), now).minor

    time = tuple(replace(one, rate_minor=price(one.rate_minor)) for one in lines.time)
    retainer = lines.retainer
    if retainer is not None:
        retainer = replace(retainer, amount_minor=price(retainer.amount_minor))
    units = tuple(replace(one, rate_parts=price(one.rate_parts)) for one in lines.units)
    dated = tuple(replace(one, amount_minor=price(one.amount_minor)) for one in lines.dated)
    return replace(lines, time=time, retainer=retainer, units=units, dated=dated)
