"""Facts about the money of weeks of hours."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from anyshore.payments.events.bases import OfAgreement


@dataclass(frozen=True, kw_only=True)
class _OfWeek(OfAgreement):
    """A fact about the money of one week of hours."""

    week: date


@dataclass(frozen=True, kw_only=True)
class WeekFundedAhead(_OfWeek):
    """The client's money is held (or promised) for a week; ``held_minor`` is what is held for it now."""

    amount_minor: int
    held_minor: int


@dataclass(frozen=True, kw_only=True)
class WeekPaid(_OfWeek):
    """Money of a week went to the provider: ``amount_minor`` in all, ``fee_minor`` of it to the operator;
    ``due_minor`` of it is still to be paid by the client."""

    amount_minor: int
    fee_minor: int
    due_minor: int


@dataclass(frozen=True, kw_only=True)
class WeekReturned(_OfWeek):
    """What was held for a week and not used went back to the client, or on to the week ``carried_to``."""

    amount_minor: int
    carried_to: str
