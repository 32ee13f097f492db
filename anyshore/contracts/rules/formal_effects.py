"""What a formal notice brings: the duties that its clause asks for by a day, whether it came in time, what is owed in
an emergency. Pure. Told in docs/algorithms/formal_notices.md, whose tables a test reads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final

from anyshore.contracts.rules.clauses.acting.changing import EmergencyChange
from anyshore.contracts.rules.clauses.shape import Values
from anyshore.contracts.rules.days import months_after
from anyshore.contracts.rules.duties.keeping import DutyPlan
from anyshore.contracts.rules.formal import UNDER, Kind, Said
from anyshore.contracts.rules.states import Side
from anyshore.kit.money import Money

DAY: Final = timedelta(days=1)
HOUR: Final = timedelta(hours=1)


def year_of(starts_on: date, on: date) -> date:
    """The first day of the year of the agreement, counted from its start, in which a day lies."""
    months = (on.year - starts_on.year) * 12 + on.month - starts_on.month
    years = max(months // 12, 0)
    while years and months_after(starts_on, 12 * years) > on:
        years -= 1
    return months_after(starts_on, 12 * years)


def duties_of_notice(kind: Kind, said: Said, values: Values, today: date) -> Iterator[DutyPlan]:
    """What a notice that is given on ``today`` (of who gives it) asks of the sides by a day."""
    source = f"clause:{UNDER[kind].clause}"
    provider: dict[str, Any] = {"side": Side.PROVIDER, "source": source}
    if kind is Kind.AUDIT:
        yield DutyPlan(
            key="audit_opens", code="audit_opens", first_on=today + DAY, shift=values["notice_days"], **provider
        )
    elif kind is Kind.INSURANCE:
        on = today + timedelta(days=values["proof_days"])
        yield DutyPlan(key="insurance_shown", code="insurance_shown", first_on=on + DAY, shift=-1, **provider)
    elif kind is Kind.EMERGENCY and said.on:
        yield DutyPlan(
            key="emergency_put", code="emergency_put", first_on=said.on + DAY, shift=values["confirm_days"], **provider
        )
    elif kind is Kind.KEY_PERSON and said.next_on:
        yield from _around_successor(said, values, source)


def _around_successor(said: Said, values: Values, source: str) -> Iterator[DutyPlan]:
    """The client's last day to refuse who follows, and the provider's last day of working side by side."""
    given = {"who": said.successor}
    assert said.next_on is not None
    yield DutyPlan(
        key="refuse_successor", code="refuse_successor", side=Side.CLIENT, source=source, first_on=said.next_on,
        shift=-1, owed=False, given=given,
    )  # fmt: skip
    if values.get("overlap_days"):
        yield DutyPlan(
            key="overlap", code="overlap", side=Side.PROVIDER, source=source, first_on=said.next_on,
            shift=values["overlap_days"], given={**given, "leaves": said.person},
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class InTime:
    """Whether a notice came in time. ``until`` is the last instant or the last day for it; ``late`` is by how much:
    days of a key person's change, whole hours that were begun of a breach; 0 in time."""

    until: date | datetime
    late: int

    @property
    def is_late(self) -> bool:
        """Whether it came after that."""
        return self.late > 0


def in_time(kind: Kind, said: Said, values: Values, *, today: date, at: datetime) -> InTime | None:
    """Whether a notice that its clause wants by a time came by then; None where it says no such time."""
    if kind is Kind.KEY_PERSON and said.on:
        until = said.on - timedelta(days=values["notice_days"])
        return InTime(until, max((today - until).days, 0))
    if kind is Kind.BREACH and said.learned_at and values.get("breach_hours"):
        by = said.learned_at + HOUR * values["breach_hours"]
        return InTime(by, max(-((by - at) // HOUR), 0))
    return None


def owed_in_emergency(said: Said, values: Values, currency: str) -> Money | None:
    """What the client pays of what keeping the harm away costs, without a change; None while no cost is said."""
    return None if said.cost_minor is None else EmergencyChange.of(values).owed(Money(said.cost_minor, currency))
