"""A duty as data: whose it is, on which days it comes again, when it is due by its party's own calendar; its
states."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import count
from typing import Final

from anyshore.contracts.rules.days import months_after
from anyshore.contracts.rules.states import Side
from anyshore.kit.lifecycle import Lifecycle
from anyshore.kit.workdays import Calendar, closes_at, working_day

TERMS, ENDED = "terms", "ended"
"""Where duties come from: what was agreed, or its end. ``accepted`` names those of an acceptance."""
SOON: Final = timedelta(days=7)
"""A duty counts as due so long before its instant."""
ON_TODAY: Final = timedelta(days=14)
"""One that was missed stands on Today for so long."""
AHEAD: Final = timedelta(days=366)
"""How far ahead the days of a duty that comes again are shown."""


class DutyState(StrEnum):
    """Where one occurrence of a duty stands. ``due`` and ``upcoming`` are an open one's, by the time (``stands``)."""

    OPEN = "open"
    DONE = "done"
    CONFIRMED = "confirmed"
    """The other side says that it was done."""
    DISPUTED = "disputed"
    """The other side says that it was not."""
    MISSED = "missed"
    WAIVED = "waived"
    CLOSED = "closed"
    """It fell away: the contract changed or ended before it was due."""


DUTY = Lifecycle(
    "duty",
    {
        (DutyState.OPEN, "mark"): DutyState.DONE,
        (DutyState.MISSED, "mark"): DutyState.DONE,
        (DutyState.DISPUTED, "mark"): DutyState.DONE,
        (DutyState.DONE, "confirm"): DutyState.CONFIRMED,
        (DutyState.DISPUTED, "confirm"): DutyState.CONFIRMED,
        (DutyState.DONE, "dispute"): DutyState.DISPUTED,
        (DutyState.OPEN, "miss"): DutyState.MISSED,
        (DutyState.DISPUTED, "miss"): DutyState.MISSED,
        (DutyState.OPEN, "waive"): DutyState.WAIVED,
        (DutyState.MISSED, "waive"): DutyState.WAIVED,
        (DutyState.DISPUTED, "waive"): DutyState.WAIVED,
        (DutyState.OPEN, "close"): DutyState.CLOSED,
        (DutyState.DISPUTED, "close"): DutyState.CLOSED,
    },
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyPlan:
    """One duty by its rule. ``key`` is the same in every version in which it is the same duty. ``code`` names it for
    the words at the doors, ``words`` are the parties' own and ``given`` what the door quotes. It comes again every so
    many ``weeks`` or ``months`` from ``first_on`` to ``last_on``, once where both are zero; without ``first_on`` it
    has no day. It is due on the working day of its side that belongs to the day, by ``shift``
    (kit.workdays.working_day). One that is not ``owed`` to the other side is a date of the party's own. ``source`` is
    the part of the contract that says so, ``clause`` its number in the text."""

    key: str
    side: Side
    code: str
    source: str
    clause: int = 0
    words: str = ""
    given: Mapping[str, object] = field(default_factory=dict)
    weeks: int = 0
    months: int = 0
    first_on: date | None = None
    last_on: date | None = None
    shift: int = 0
    owed: bool = True

    @property
    def repeats(self) -> bool:
        """Whether it comes again."""
        return bool(self.weeks or self.months)

    def day(self, number: int) -> date | None:
        """The day of the occurrence of that number, counted from one; None where there is none."""
        if self.first_on is None or (number > 1 and not self.repeats):
            return None
        found = months_after(self.first_on, self.months * (number - 1)) + timedelta(weeks=self.weeks * (number - 1))
        return None if self.last_on is not None and found > self.last_on else found

    def due_at(self, number: int, calendar: Calendar) -> datetime | None:
        """When the occurrence of that number is due, in UTC: the close of business of its party."""
        found = self.day(number)
        return closes_at(working_day(found, calendar, self.shift), calendar) if found else None

    def due_after(self, at: datetime, calendar: Calendar) -> datetime | None:
        """When it is first due after ``at``; None where no day of it is to come."""
        for number in count(1):
            due_at = self.due_at(number, calendar)
            if due_at is None or due_at > at:
                return due_at
        return None

    def days_ahead(self, at: datetime, until: datetime, calendar: Calendar) -> Iterator[datetime]:
        """Every instant at which it is due after ``at`` and not after ``until``."""
        due_at = self.due_after(at, calendar)
        while due_at is not None and due_at <= until:
            yield due_at
            due_at = self.due_after(due_at, calendar)


def accepted(position: int) -> str:
    """Where the duties come from that the acceptance of a milestone brings."""
    return f"accepted:{position}"


def done_by_itself(code: str, rail: str) -> bool:
    """Whether nobody has to do what a duty of this kind asks for: what was kept back is released by itself wherever
    the parties do not pay each other."""
    return code == "retention" and rail != "ledger_only"


def stands(state: DutyState, due_at: datetime | None, at: datetime) -> str:
    """The state as it is shown: an open one is upcoming, or due within a week."""
    if state is not DutyState.OPEN:
        return str(state)
    return "due" if due_at is not None and due_at - SOON <= at else "upcoming"
