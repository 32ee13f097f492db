"""Time sheets: their states, what an entry may be, and what a sheet is worth. Pure.

What a sheet is worth is told in docs/algorithms/time_sheets.md, whose tables a test reads.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from anyshore.contracts.rules import Side
from anyshore.contracts.rules.lines import TimeLine
from anyshore.delivery.rules.weeks import MINUTES_A_DAY
from anyshore.kit.consequences import Consequence
from anyshore.kit.errors import Invalid, Refused
from anyshore.kit.lifecycle import Lifecycle
from anyshore.kit.money import split

LONGEST_ENTRY_NOTE, MOST_CELLS = 300, 2_000
NOTHING_LEFT: Mapping[date, int] = {}
"""No retainer covers anything."""


class SheetState(StrEnum):
    """Where the sheet of one week stands."""

    OPEN = "open"
    SUBMITTED = "submitted"
    APPROVED = "approved"
    EMPTY = "empty"


SHEET = Lifecycle(
    "sheet",
    {
        (SheetState.OPEN, "submit"): SheetState.SUBMITTED,
        (SheetState.OPEN, "close"): SheetState.EMPTY,
        (SheetState.SUBMITTED, "take_back"): SheetState.OPEN,
        (SheetState.SUBMITTED, "approve"): SheetState.APPROVED,
    },
)


class NoteMissing(Invalid):
    """Minutes are taken back with a word why."""

    code = "correction_note_missing"


class MoreThanCounted(Invalid):
    """At most ``high`` minutes of the entry can be taken back: those that were counted and stand."""

    code = "correction_too_long"


class SheetClosed(Refused):
    """The sheet of this week cannot be changed any more: it is ``state``, and was open until ``until``."""

    code = "sheet_closed"


class SheetReviewOver(Refused):
    """The review of this sheet ended at ``since``, and silence has approved it."""

    code = "sheet_review_over"


def must_be_in_review(state: SheetState, review_until: datetime, at: datetime) -> None:
    """Let through a sheet that is submitted and still looked at. Raises NotAllowed and SheetReviewOver."""
    SHEET.after(state, "approve")
    if at >= review_until:
        raise SheetReviewOver(since=review_until)


class NoHours(Refused):
    """The agreement pays no hours."""

    code = "no_hours"


@dataclass(frozen=True, slots=True)
class Cell:
    """What one person worked on one line on one day; no minutes take it away."""

    line: int
    day: date
    minutes: int
    note: str = ""
    person_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Worked:
    """An entry as the arithmetic sees it, in the order in which it was worked. ``asked``: the client's question about
    it is open. Fewer than no minutes take an earlier week's back, ``covered`` of them (zero or less) what a retainer
    has paid. ``month`` is the first day of the month in which it was worked."""

    key: UUID
    line: int
    minutes: int
    asked: bool = False
    month: date | None = None
    covered: int = 0


@dataclass(frozen=True, slots=True)
class Billed:
    """What one entry is worth: the minutes that count, their part of the sheet's sum, and the minutes of them that a
    retainer covers."""

    key: UUID
    minutes: int
    amount_minor: int
    covered: int = 0


@dataclass(frozen=True, slots=True)
class Bill:
    """What a sheet is worth. ``payable_minor`` is never below zero: what is, stays as ``credit_minor`` (zero or less)
    and is taken off the next sheets."""

    rows: tuple[Billed, ...]
    total_minor: int
    payable_minor: int
    credit_minor: int


@dataclass(frozen=True, slots=True)
class OpenSheet:
    """A sheet that waits, as silence sees it; ``worth_minor`` is what approving it as it stands would pay."""

    week: date
    state: SheetState
    edit_until: datetime
    review_until: datetime
    minutes: int
    worth_minor: int


def bill(
    lines: Sequence[TimeLine],
    worked: Sequence[Worked],
    lifted: Mapping[int, int],
    credit_minor: int = 0,
    left: Mapping[date, int] = NOTHING_LEFT,
) -> Bill:
    """What a sheet is worth: minutes by rate, a line's minutes only up to its cap of the week (or what the client
    lifted it to), nothing that is questioned, the sum rounded once and divided by the largest remainder. What a
    retainer has ``left`` in a month covers its minutes first: they cost nothing and use up no cap."""
    counted = list(_counted(lines, [one for one in worked if not one.asked], lifted, left))
    paid = [row for row in counted if row.minutes >= 0]
    taken = [row for row in counted if row.minutes < 0]
    rows = [*_shared(lines, paid, 1), *_shared(lines, taken, -1)]
    total = sum(row.amount_minor for row in rows)
    standing = total + credit_minor
    return Bill(tuple(rows), total, max(standing, 0), min(standing, 0))


def silence_of_sheets(sheets: Iterable[OpenSheet], currency: str) -> list[Consequence]:
    """What silence does to hours: an open sheet is submitted on Monday, a submitted one is approved on Friday."""
    told = []
    for one in sorted(sheets, key=lambda one: one.week):
        params = {"week": one.week, "minutes": one.minutes, "amount_minor": one.worth_minor, "currency": currency}
        if one.state is SheetState.OPEN and one.minutes:
            told.append(Consequence(one.edit_until, "delivery.sheet_submitted", Side.PROVIDER, params))
        if one.minutes:
            told.append(Consequence(one.review_until, "delivery.sheet_approved", Side.CLIENT, params))
    return told


def checked_minutes(minutes: int) -> int:
    """Minutes of one day, 0 to 1440; Invalid otherwise."""
    if not 0 <= minutes <= MINUTES_A_DAY:
        raise Invalid(field="minutes", reason="range", low=0, high=MINUTES_A_DAY)
    return minutes


def checked_entry_note(note: str) -> str:
    """One line about the work, at most 300 characters; Invalid otherwise."""
    said = " ".join(note.split())
    if len(said) > LONGEST_ENTRY_NOTE:
        raise Invalid(field="note", reason="length", longest=LONGEST_ENTRY_NOTE)
    return said


def cap_of(line: TimeLine, place: int, lifted: Mapping[int, int]) -> int:
    """The minutes of a line that are paid in a week: its cap, or more where the client lifted it."""
    return max(line.cap_minutes, lifted.get(place, 0))


@dataclass(frozen=True, slots=True)
class _Counted:
    """Minutes of one entry that count, and those of them that a retainer covers."""

    one: Worked
    minutes: int
    covered: int


def _counted(
    lines: Sequence[TimeLine], worked: Iterable[Worked], lifted: Mapping[int, int], left: Mapping[date, int]
) -> Iterable[_Counted]:
    used: dict[int, int] = defaultdict(int)
    rest: dict[date | None, int] = {month: minutes for month, minutes in left.items()}  # noqa: C416 - because its keys may be None too
    for one in worked:
        if one.minutes < 0:
            yield _Counted(one, one.minutes, one.covered)
            continue
        covered = min(one.minutes, max(rest.get(one.month, 0), 0))
        rest[one.month] = rest.get(one.month, 0) - covered
        minutes = max(0, min(one.minutes - covered, cap_of(lines[one.line - 1], one.line, lifted) - used[one.line]))
        used[one.line] += minutes
        yield _Counted(one, covered + minutes, covered)


def _shared(lines: Sequence[TimeLine], counted: Sequence[_Counted], sign: int) -> list[Billed]:
    """The entries with their parts of the rounded sum; ``sign`` -1 for those that take back."""
    weights = [abs(row.minutes - row.covered) * lines[row.one.line - 1].rate_minor for row in counted]
    shares = split((sum(weights) + 30) // 60, weights) if sum(weights) else [0] * len(weights)
    return [
        Billed(row.one.key, row.minutes, sign * part, row.covered) for row, part in zip(counted, shares, strict=True)
    ]
