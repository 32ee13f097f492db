"""Suspension because a payment is late: its states, what is overdue, when which step may be taken, what silence does.
Pure.

Told in docs/algorithms/suspension.md, whose tables a test reads.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from anyshore.contracts.rules import Side
from anyshore.contracts.rules.clauses.acting.suspension import Suspension
from anyshore.contracts.rules.standstill import day_before
from anyshore.contracts.rules.terms import ends_at
from anyshore.kit.consequences import Consequence
from anyshore.kit.errors import Refused
from anyshore.kit.lifecycle import Lifecycle

LOOK_AGAIN = timedelta(minutes=1)
"""What waits for the answer to a recorded payment is looked at so long after it, whichever clock was started first."""


class SuspensionState(StrEnum):
    """Where a suspension stands."""

    WARNED = "warned"
    STANDING = "standing"
    PAID = "paid"
    LIFTED = "lifted"
    """The provider took it back, or let the work go on."""
    OVERTAKEN = "overtaken"
    """The agreement ended first."""


SUSPENSION = Lifecycle(
    "suspension",
    {
        (SuspensionState.WARNED, "suspend"): SuspensionState.STANDING,
        (SuspensionState.WARNED, "pay"): SuspensionState.PAID,
        (SuspensionState.STANDING, "pay"): SuspensionState.PAID,
        (SuspensionState.WARNED, "lift"): SuspensionState.LIFTED,
        (SuspensionState.STANDING, "lift"): SuspensionState.LIFTED,
        (SuspensionState.WARNED, "overtake"): SuspensionState.OVERTAKEN,
        (SuspensionState.STANDING, "overtake"): SuspensionState.OVERTAKEN,
    },
)
OPEN = (SuspensionState.WARNED, SuspensionState.STANDING)


class NoSuspension(Refused):
    """The agreement has no clause that lets work stop while a payment is late."""

    code = "no_suspension"


class NothingOverdue(Refused):
    """Nothing is late enough: notice may be given from ``on``, if anything is due at all."""

    code = "nothing_overdue"


class StillTime(Refused):
    """The client has until ``until`` to pay."""

    code = "still_time_to_pay"


class AwaitsAnswer(Refused):
    """The client has recorded payments that cover what is late: confirm or deny them first."""

    code = "payment_awaits_answer"


@dataclass(frozen=True, slots=True, order=True)
class DueSum:
    """``minor`` units that were to be paid on the day ``on``."""

    on: date
    minor: int


@dataclass(frozen=True, slots=True)
class Dues:
    """What an agreement has made due so far, what of it is paid, and what more the client says it has paid."""

    sums: tuple[DueSum, ...] = ()
    paid_minor: int = 0
    awaiting_minor: int = 0

    def late(self, today: date) -> list[DueSum]:
        """What is overdue on a day, the oldest first: payments settle the oldest sums first."""
        return [one for one in unpaid(self.sums, self.paid_minor) if one.on < today]

    def late_beyond_recorded(self, today: date) -> list[DueSum]:
        """The same if every payment that the client has recorded has come."""
        return [one for one in unpaid(self.sums, self.paid_minor + self.awaiting_minor) if one.on < today]


def unpaid(sums: Iterable[DueSum], paid_minor: int) -> list[DueSum]:
    """What is left of sums once so much is paid, the oldest first."""
    left, found = paid_minor, []
    for one in sorted(sums):
        rest = max(one.minor - left, 0)
        left = max(left - one.minor, 0)
        if rest:
            found.append(DueSum(one.on, rest))
    return found


def cure_until(rule: Suspension, due_on: date, warned_on: date, zone: str) -> datetime:
    """Until when the client has to pay, after notice on a day: days are those of where it sits, and end with the
    last."""
    return ends_at(rule.may_stop_on(due_on, warned_on), zone)


def may_end_at(rule: Suspension, stopped_on: date, zone: str) -> datetime | None:
    """From when the provider may end the agreement; None where its clause does not let it."""
    on = rule.may_end_on(stopped_on)
    return ends_at(on, zone) if on else None


@dataclass(frozen=True, slots=True)
class Stage:
    """How a suspension stands as silence sees it: before a notice, ``state`` is None and ``due_on`` the oldest
    sum's."""

    rule: Suspension
    zone: str
    due_on: date
    minor: int
    state: SuspensionState | None = None
    cure_until: datetime | None = None
    disputed: bool = False
    stopped_on: date | None = None


def stops_by_itself(rule: Suspension, *, disputed: bool) -> bool:
    """Whether silence stops the work: the clause says so, and the client has not disputed the sum."""
    return rule.by_itself and not disputed


def silence_of_suspension(stage: Stage | None, currency: str, at: datetime) -> list[Consequence]:
    """The steps to come while nobody pays: notice may be given, work stops or may be stopped, the agreement may be
    ended."""
    if stage is None:
        return []
    told: dict[str, object] = {"amount_minor": stage.minor, "currency": currency}
    rule, zone = stage.rule, stage.zone
    if stage.state is None:
        warn_at = ends_at(rule.may_warn_on(stage.due_on) - timedelta(days=1), zone)
        return [Consequence(warn_at, "payments.may_warn", Side.CLIENT, told)] if warn_at > at else []
    if stage.state is SuspensionState.WARNED and stage.cure_until is not None:
        by_itself = stops_by_itself(rule, disputed=stage.disputed)
        code = "payments.work_stops" if by_itself else "payments.may_stop"
        stops = [Consequence(stage.cure_until, code, Side.CLIENT, told)] if stage.cure_until > at else []
        return stops + _end(rule, day_before(stage.cure_until, zone) if by_itself else None, zone, told, at)
    return _end(rule, stage.stopped_on, zone, told, at)


def _end(
    rule: Suspension, stopped_on: date | None, zone: str, told: dict[str, object], at: datetime
) -> list[Consequence]:
    ends = may_end_at(rule, stopped_on, zone) if stopped_on else None
    return [Consequence(ends, "payments.may_end_unpaid", Side.CLIENT, told)] if ends and ends > at else []
