"""Rows of hours as pages and mails get them: a week whole, its lines and entries, and weeks in lists."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from anyshore.contracts.rules import Side
from anyshore.contracts.rules.lines import TimeLine
from anyshore.delivery.rules.sheets import SheetState
from anyshore.kit.money import Money


@dataclass(frozen=True, slots=True)
class EntryRow:
    """What one person worked on one line on one day; ``counted`` of its ``minutes`` are (or will be) paid as
    ``amount``, but for those ``covered`` by the retainer."""

    id: UUID
    line: int
    day: date
    person_id: UUID
    person: str
    minutes: int
    note: str
    question: str
    answer: str
    is_correction: bool
    counted: int
    amount: Money
    covered: int


@dataclass(frozen=True, slots=True)
class LineRow:
    """A line with what was worked on it in the week; ``cap`` is what counts at most, lifted or not,
    ``over`` what is beyond it and not questioned."""

    place: int
    line: TimeLine
    rate: Money
    minutes: int
    counted: int
    cap: int
    is_lifted: bool
    over: int


@dataclass(frozen=True, slots=True)
class TimerRow:
    """A timer that the reader has running."""

    id: UUID
    agreement_id: UUID
    line: int
    note: str
    began_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekPage:
    """One week of hours. ``seen`` is the fingerprint of the reader's own entries; ``may`` holds the verbs that the
    reader may do now: enter, submit, take_back, answer, correct (the provider); approve, ask, lift (the client)."""

    agreement_id: UUID
    side: Side | None
    week: date
    sheet_id: UUID | None
    state: SheetState
    edit_until: datetime
    review_until: datetime
    submitted_at: datetime | None
    decided_at: datetime | None
    decided_by: str
    lines: tuple[LineRow, ...]
    entries: tuple[EntryRow, ...]
    minutes: int
    total: Money
    credit: Money
    payable: Money
    seen: str
    timer: TimerRow | None
    may: frozenset[str]

    @property
    def over(self) -> int:
        """Minutes beyond all caps."""
        return sum(one.over for one in self.lines)

    @property
    def covered(self) -> int:
        """Minutes that the retainer pays."""
        return sum(one.covered for one in self.entries)

    @property
    def asked(self) -> int:
        """Entries with an open question."""
        return sum(bool(one.question) for one in self.entries)


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A week in a list: its state, its minutes, and what is (or would be) paid for it."""

    id: UUID
    week: date
    state: SheetState
    minutes: int
    worth: Money
    review_until: datetime


@dataclass(frozen=True, slots=True)
class WaitingSheet:
    """A week that waits for the client: of which contract, how much, whether entries are questioned, until when."""

    id: UUID
    number: int
    title: str
    provider: str
    week: date
    minutes: int
    over: int
    asked: int
    worth: Money
    submitted_at: datetime
    review_until: datetime


@dataclass(frozen=True, slots=True)
class ToldSheet:
    """A sheet as a mail names it."""

    agreement_id: UUID
    week: date
    minutes: int
    worth: Money
