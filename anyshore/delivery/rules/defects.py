"""The list of defects: what a contract warrants, the way of a defect, its cure clock, and what silence does. Pure.

Told in docs/algorithms/defects.md, whose tables a test reads.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from anyshore.contracts.rules import Side
from anyshore.contracts.rules.clauses.acting.warranty import Warranty
from anyshore.contracts.rules.clauses.chosen import rule_in
from anyshore.contracts.rules.content import Content
from anyshore.contracts.rules.standstill import moved_at
from anyshore.kit.consequences import Consequence
from anyshore.kit.errors import Refused
from anyshore.kit.lifecycle import Lifecycle
from anyshore.kit.workdays import Calendar, add_calendar_days, local_day

LONGEST_DEFECT: Final = 4_000
"""Characters of a report, a note or an answer."""
FAILS: Final = "delivery.defect_fails"


class DefectState(StrEnum):
    """Where a defect of the list stands."""

    REPORTED = "reported"
    PUT_RIGHT = "put_right"
    DENIED = "denied"
    FAILED = "failed"
    STRUCK = "struck"


DEFECT = Lifecycle(
    "defect",
    {
        (DefectState.REPORTED, "put_right"): DefectState.PUT_RIGHT,
        (DefectState.DENIED, "put_right"): DefectState.PUT_RIGHT,
        (DefectState.FAILED, "put_right"): DefectState.PUT_RIGHT,
        (DefectState.REPORTED, "deny"): DefectState.DENIED,
        (DefectState.DENIED, "maintain"): DefectState.REPORTED,
        (DefectState.PUT_RIGHT, "keep"): DefectState.REPORTED,
        (DefectState.PUT_RIGHT, "fail"): DefectState.FAILED,
        (DefectState.REPORTED, "fail"): DefectState.FAILED,
        (DefectState.DENIED, "fail"): DefectState.FAILED,
        (DefectState.REPORTED, "strike"): DefectState.STRUCK,
        (DefectState.PUT_RIGHT, "strike"): DefectState.STRUCK,
        (DefectState.DENIED, "strike"): DefectState.STRUCK,
        (DefectState.FAILED, "strike"): DefectState.STRUCK,
    },
)
TO_CURE: Final = (DefectState.REPORTED, DefectState.DENIED)
"""The states in which the time to put it right runs."""


class NotWarranted(Refused):
    """The contract has no warranty, or the milestone is not accepted: there is no list to report to."""

    code = "not_warranted"


class WarrantyOver(Refused):
    """The last day on which defects of this milestone could be reported was ``last_on``."""

    code = "warranty_over"


class CureRuns(Refused):
    """The time to put the defect right runs until ``until``."""

    code = "cure_runs"


class CureOver(Refused):
    """The time to put the defect right was over at ``since``."""

    code = "cure_over"


class DeniedBefore(Refused):
    """The provider said before that this defect is not covered, and the client maintains it."""

    code = "denied_before"


@dataclass(frozen=True, slots=True)
class Cover:
    """Until when a contract lets defects of an accepted milestone be reported, by its clause (``rule``) or for so many
    ``days`` by its terms, which set no time to put a defect right and count no attempts."""

    rule: Warranty | None = None
    days: int = 0

    def last_on(self, accepted_on: date) -> date:
        """The last day on which a defect of what was accepted that day can be reported."""
        return self.rule.last_on(accepted_on) if self.rule else accepted_on + timedelta(days=self.days)

    def open_until(self, accepted_at: datetime, zone: str) -> datetime:
        """The end of that day in the client's ``zone``."""
        accepted_on = local_day(accepted_at, zone)
        return add_calendar_days(accepted_at, (self.last_on(accepted_on) - accepted_on).days, zone)


@dataclass(frozen=True, slots=True)
class OpenDefect:
    """A defect whose time to be put right began at ``asked_at`` and runs until ``until``, as silence sees it."""

    number: int
    milestone: str
    asked_at: datetime
    until: datetime


def cover_in(content: Content) -> Cover | None:
    """What a contract warrants; None where it says nothing of it."""
    rule = rule_in(content.clauses, Warranty)
    days = content.terms.warranty_days
    return Cover(rule, 0 if rule else days) if rule or days else None


def cure_rule(cure_days: int | None, tries: int | None) -> Warranty | None:
    """The rule by which a defect that was entered under it is put right; None under the terms alone."""
    return None if cure_days is None or tries is None else Warranty(months=0, cure_days=cure_days, tries=tries)


def cure_by(at: datetime, rule: Warranty | None, calendar: Calendar) -> datetime | None:
    """When a defect that is reported ``at``, or is still there then, must be put right, in the provider's days."""
    return rule.cure_by(at, calendar) if rule else None


def has_failed(rule: Warranty | None, tried: int, failed_at: datetime | None) -> bool:
    """Whether the client need not wait any more after ``tried`` attempts: the last was made, or it failed before."""
    return failed_at is not None or (rule is not None and rule.has_failed(tried))


def must_run(state: DefectState, until: datetime | None, at: datetime) -> None:
    """CureOver where the time to put a defect right is over at ``at``, and the clock is about to say so."""
    if state in TO_CURE and until is not None and at >= until:
        raise CureOver(since=until)


def silence_of_defects(
    defects: Iterable[OpenDefect], stops_at: datetime | None = None, over_at: datetime | None = None
) -> list[Consequence]:
    """What silence does: a defect that is not put right in time need not be waited for any more. While work stands
    still, from ``stops_at`` on, no such time runs, until the agreement is over at ``over_at``."""
    found = []
    for one in sorted(defects, key=lambda one: one.number):
        until = _runs_until(one, stops_at, over_at)
        if until is not None:
            found.append(Consequence(until, FAILS, Side.PROVIDER, {"number": one.number, "milestone": one.milestone}))
    return sorted(found, key=lambda one: one.at)


def _runs_until(one: OpenDefect, stops_at: datetime | None, over_at: datetime | None) -> datetime | None:
    if stops_at is None or one.until <= stops_at:
        return one.until
    if over_at is None:
        return None
    since = max(stops_at, one.asked_at)
    return one.until if over_at <= since else moved_at(one.until, since, over_at)
