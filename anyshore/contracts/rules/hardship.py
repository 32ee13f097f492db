"""Hardship: what has changed in the cost of performing, the talks about new terms, and what their end lets both do.
Pure.

Told in docs/algorithms/hardship.md, whose table a test reads.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from anyshore.contracts.rules.clauses.acting.changing import Hardship
from anyshore.contracts.rules.terms import ends_at
from anyshore.kit.consequences import Consequence
from anyshore.kit.errors import Invalid, Refused
from anyshore.kit.lifecycle import Lifecycle
from anyshore.kit.money import BASIS_POINTS, Money
from anyshore.kit.workdays import local_day

TALKS_OVER: Final = "contracts.hardship_talks_over"


class TalksState(StrEnum):
    """Where talks about new terms stand."""

    TALKING = "talking"
    AGREED = "agreed"
    FAILED = "failed"
    """Their days are over, and nothing was agreed: either side may end the agreement."""
    WITHDRAWN = "withdrawn"
    OVERTAKEN = "overtaken"
    """Talks were asked for anew, or the agreement was over."""


TALKS = Lifecycle(
    "hardship_talks",
    {
        (TalksState.TALKING, "agree"): TalksState.AGREED,
        (TalksState.FAILED, "agree"): TalksState.AGREED,
        (TalksState.TALKING, "fail"): TalksState.FAILED,
        (TalksState.TALKING, "withdraw"): TalksState.WITHDRAWN,
        (TalksState.TALKING, "overtake"): TalksState.OVERTAKEN,
        (TalksState.FAILED, "overtake"): TalksState.OVERTAKEN,
    },
)


class NoHardship(Refused):
    """The agreement does not run, or has no clause about hardship."""

    code = "no_hardship"


class TalksRun(Refused):
    """Talks run already, until ``until``."""

    code = "hardship_talks_run"


class TalksOver(Refused):
    """The days of the talks are over since ``since``."""

    code = "hardship_talks_over"


class NothingSaid(Refused):
    """The other side has not said what both have agreed, or says something else by now."""

    code = "hardship_nothing_said"


class TooLittle(Invalid):
    """The cost has not changed enough: it takes ``up`` or more, or ``down`` or less."""

    code = "hardship_too_little"


class SinceOutOfRange(Invalid):
    """It changed on a day from ``first``, when both last signed, to ``last``, today."""

    code = "hardship_since_out_of_range"


@dataclass(frozen=True, slots=True)
class Needed:
    """From where on a cost has changed enough: ``up`` or more, ``down`` or less."""

    up: Money
    down: Money


def needed(rule: Hardship, before: Money) -> Needed:
    """The costs from which on the clause speaks of hardship, against what it was; rounded away from it."""
    off = Money(-(-before.minor * rule.threshold_bps // BASIS_POINTS), before.currency)
    return Needed(before + off, before - off)


def change_bps(before: Money, now: Money) -> int:
    """By how much a cost has changed, in basis points of what it was, rounded towards nothing; down is negative."""
    changed = abs((now - before).minor) * BASIS_POINTS // before.minor
    return changed if now.minor >= before.minor else -changed


def checked_costs(rule: Hardship, before: Money, now: Money) -> None:
    """Something was paid before, and it has changed enough by the clause. Invalid or TooLittle otherwise."""
    if before.minor < 1:
        raise Invalid(field="cost_before", reason="too_small")
    if not rule.is_hardship(before, now):
        takes = needed(rule, before)
        raise TooLittle(field="cost_now", up=takes.up, down=takes.down)


def talks_until(rule: Hardship, asked_at: datetime, zone: str) -> datetime:
    """When the last day of the talks is over, days being those of ``zone``; in UTC."""
    return ends_at(rule.talks_end_on(local_day(asked_at, zone)), zone)


@dataclass(frozen=True, slots=True)
class OpenTalks:
    """Talks that run, as silence sees them."""

    until: datetime
    end_days: int


def silence_of_hardship(talks: Iterable[OpenTalks], at: datetime) -> list[Consequence]:
    """If nothing is agreed, either side may end the agreement once the days of the talks are over."""
    return [Consequence(one.until, TALKS_OVER, "", {"days": one.end_days}) for one in talks if one.until > at]
