"""What every rule of a clause stands on: its values, the case that it is shown with, and what it does to that."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from typing import Self

from anyshore.contracts.rules.clauses.shape import Values
from anyshore.kit.money import BASIS_POINTS, Money
from anyshore.kit.workdays import Calendar

Told = int | Money | date


@dataclass(frozen=True, slots=True)
class Case:
    """An agreement that a clause is shown with: its price, the day on which it begins, and whose days count."""

    price: Money
    at: datetime
    calendar: Calendar

    @property
    def on(self) -> date:
        """The day on which it begins."""
        return self.at.date()


@dataclass(frozen=True, slots=True)
class Effect:
    """One thing that a clause does: ``code`` names the sentence at the doors, ``told`` what it quotes."""

    code: str
    told: Mapping[str, Told] = field(default_factory=dict)


class FromValues:
    """A rule whose fields are named as the parameters of its clause."""

    @classmethod
    def of(cls, values: Values) -> Self:
        """The rule with these values, of which it takes its own. Invalid where they contradict each other."""
        return cls(**{one.name: values[one.name] for one in fields(cls)})  # type: ignore[arg-type]  # every rule is a dataclass


def part(amount: Money, bps: int) -> Money:
    """So many basis points of an amount, rounded down to a minor unit towards nothing."""
    whole = abs(amount.minor) * bps // BASIS_POINTS
    return Money(whole if amount.minor >= 0 else -whole, amount.currency)
