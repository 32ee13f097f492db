"""Force majeure: the event that a side reports, its states, its days, and what silence makes of it. Pure.

Told in docs/algorithms/force_majeure.md, whose tables a test reads.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from anyshore.contracts.rules import Side, reading
from anyshore.contracts.rules.clauses.acting.changing import ForceMajeure
from anyshore.contracts.rules.terms import ends_at
from anyshore.kit.consequences import Consequence
from anyshore.kit.errors import Invalid, Refused
from anyshore.kit.lifecycle import Lifecycle

WORDS_MOST: Final = 2_000
MAY_END = "contracts.majeure_may_end"
_words = reading.text(WORDS_MOST)


class MajeureKind(StrEnum):
    """What happened, as the clause names it."""

    WAR = "war"
    DISASTER = "disaster"
    EPIDEMIC = "epidemic"
    NETWORKS = "networks"
    AUTHORITIES = "authorities"
    OTHER = "other"


class MajeureState(StrEnum):
    """Where a reported event stands. Before it is accepted it is what one side claims."""

    REPORTED = "reported"
    ACCEPTED = "accepted"
    OBJECTED = "objected"
    OVER = "over"
    """It has passed, and the other side has not accepted it: no date has moved."""
    PASSED = "passed"
    """It has passed, and dates have moved by it."""
    WITHDRAWN = "withdrawn"
    OVERTAKEN = "overtaken"
    """The agreement ended first."""


MAJEURE = Lifecycle(
    "majeure",
    {
        (MajeureState.REPORTED, "accept"): MajeureState.ACCEPTED,
        (MajeureState.OBJECTED, "accept"): MajeureState.ACCEPTED,
        (MajeureState.OVER, "accept"): MajeureState.PASSED,
        (MajeureState.REPORTED, "object"): MajeureState.OBJECTED,
        (MajeureState.OVER, "object"): MajeureState.OVER,
        (MajeureState.REPORTED, "end"): MajeureState.OVER,
        (MajeureState.OBJECTED, "end"): MajeureState.OVER,
        (MajeureState.ACCEPTED, "end"): MajeureState.PASSED,
        (MajeureState.REPORTED, "withdraw"): MajeureState.WITHDRAWN,
        (MajeureState.OBJECTED, "withdraw"): MajeureState.WITHDRAWN,
        (MajeureState.REPORTED, "overtake"): MajeureState.OVERTAKEN,
        (MajeureState.OBJECTED, "overtake"): MajeureState.OVERTAKEN,
        (MajeureState.ACCEPTED, "overtake"): MajeureState.OVERTAKEN,
    },
)
OPEN: Final = (MajeureState.REPORTED, MajeureState.ACCEPTED, MajeureState.OBJECTED)
"""The states in which it goes on."""
FREES: Final = (MajeureState.ACCEPTED, MajeureState.PASSED)
"""The states in which both sides agree that it freed from the duty."""


class NoMajeure(Refused):
    """The agreement does not run, or has no clause about force majeure."""

    code = "no_majeure"


class ReportedAlready(Refused):
    """An event of this side goes on already: it can be updated."""

    code = "majeure_reported_already"


class AnsweredAlready(Refused):
    """The other side has answered it before."""

    code = "majeure_answered_already"


class DayOutOfRange(Invalid):
    """The day lies from ``first`` to ``last``."""

    code = "majeure_day_out_of_range"


class ExpectedTooEarly(Invalid):
    """It cannot be expected to be over before it began, on ``first``."""

    code = "majeure_expected_too_early"


def checked_days(began_on: date, learned_on: date, *, first: date, today: date) -> None:
    """It began on a day from ``first`` to today, and its side learned of it by today. DayOutOfRange otherwise."""
    if not first <= began_on <= today:
        raise DayOutOfRange(field="began_on", first=first, last=today)
    if not first <= learned_on <= today:
        raise DayOutOfRange(field="learned_on", first=first, last=today)


def checked_expected(expected_on: date | None, *, began_on: date) -> None:
    """It is expected to last at least its first day. ExpectedTooEarly otherwise."""
    if expected_on is not None and expected_on < began_on:
        raise ExpectedTooEarly(field="expected_on", first=began_on)


def checked_over(over_on: date, *, began_on: date, today: date) -> None:
    """The first day without it: after the first with it, by today. DayOutOfRange otherwise."""
    first = began_on + timedelta(days=1)
    if not first <= over_on <= today:
        raise DayOutOfRange(field="over_on", first=first, last=today)


def checked_words(field: str, words: str) -> str:
    """What is said of it, at most 2,000 characters and not nothing; Invalid otherwise."""
    said = str(_words(field, reading.CONTROLS.sub(" ", words.replace("\r\n", "\n")))).strip()
    if not said:
        raise Invalid(field=field, reason="empty")
    return said


def is_in_time(rule: ForceMajeure, learned_on: date, reported_on: date) -> bool:
    """Whether it was reported within the days of the clause; later it frees too, but costs."""
    return reported_on <= rule.report_on(learned_on)


def starts_at(on: date, zone: str) -> datetime:
    """The instant, in UTC, at which a day begins in ``zone``."""
    return ends_at(on - timedelta(days=1), zone)


def may_end_at(rule: ForceMajeure, began_on: date, zone: str) -> datetime:
    """From when either side may end the agreement, while the event goes on."""
    return starts_at(rule.may_end_on(began_on), zone)


@dataclass(frozen=True, slots=True)
class Freed:
    """The days of an event that both sides accept, from ``began_on`` to the day before ``over_on`` (None while it goes
    on). ``milestones`` are the ids of those that it concerns; none means all the work of its side."""

    began_on: date
    over_on: date | None
    milestones: frozenset[str]

    def concerns(self, milestone_id: object) -> bool:
        """Whether the day of this milestone moves by it."""
        return not self.milestones or str(milestone_id) in self.milestones

    def spell(self, zone: str) -> tuple[datetime, datetime | None]:
        """The instants from which and up to which it lasted."""
        return starts_at(self.began_on, zone), starts_at(self.over_on, zone) if self.over_on else None


@dataclass(frozen=True, slots=True)
class OpenMajeure:
    """An event that goes on, as silence sees it: reported by ``side``, ``ends_at`` the instant from which the
    agreement may be ended for it."""

    side: Side
    ends_at: datetime


def silence_of_majeure(found: Iterable[OpenMajeure], at: datetime) -> list[Consequence]:
    """If nobody says that it is over, either side may end the agreement from an instant on; nothing ends by itself."""
    return [Consequence(one.ends_at, MAY_END, one.side) for one in found if one.ends_at > at]
