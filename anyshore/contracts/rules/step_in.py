"""The client runs a service itself for a while: from when, until when, and which days are then not paid. Pure. Told in
docs/algorithms/step_in.md, whose tables a test reads."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from anyshore.contracts.rules import reading
from anyshore.contracts.rules.terms import ends_at
from anyshore.kit.consequences import Consequence
from anyshore.kit.errors import Invalid, Refused
from anyshore.kit.lifecycle import Lifecycle

WHAT_MOST: Final = 200
BY_MOST: Final = 160
WRITTEN_LATE: Final = 7
"""A begin is written down at most so many days later."""
GOES_BACK: Final = "contracts.service_goes_back"
_what, _by = reading.text(WHAT_MOST), reading.text(BY_MOST)


class Danger(StrEnum):
    """What the failure endangers, as the clause names it."""

    BUSINESS = "business"
    LAW = "law"
    PEOPLE = "people"


class StepInState(StrEnum):
    """Where it stands that the client runs a service itself."""

    ANNOUNCED = "announced"
    BEGUN = "begun"
    OVER = "over"
    """The service went back to the provider: by the client's word, or on the last day by its silence."""
    WITHDRAWN = "withdrawn"


class CostState(StrEnum):
    """Where a claim for what running the service cost stands."""

    CLAIMED = "claimed"
    ACCEPTED = "accepted"
    OBJECTED = "objected"
    WITHDRAWN = "withdrawn"


STEP_IN = Lifecycle(
    "step_in",
    {
        (StepInState.ANNOUNCED, "begin"): StepInState.BEGUN,
        (StepInState.ANNOUNCED, "withdraw"): StepInState.WITHDRAWN,
        (StepInState.BEGUN, "give_back"): StepInState.OVER,
        (StepInState.BEGUN, "lapse"): StepInState.OVER,
    },
)
COST = Lifecycle(
    "step_in_cost",
    {
        (CostState.CLAIMED, "accept"): CostState.ACCEPTED,
        (CostState.CLAIMED, "object"): CostState.OBJECTED,
        (CostState.CLAIMED, "withdraw"): CostState.WITHDRAWN,
        (CostState.OBJECTED, "accept"): CostState.ACCEPTED,
        (CostState.OBJECTED, "withdraw"): CostState.WITHDRAWN,
    },
)


class NoStepIn(Refused):
    """The agreement does not run, or its clauses do not let the client step in."""

    code = "no_step_in"


class AnnouncedAlready(Refused):
    """That the client runs ``what`` itself is announced already, or it does so."""

    code = "step_in_announced_already"


class SecrecyMissing(Invalid):
    """Whoever runs it for the client is bound to secrecy: the client says so."""

    code = "secrecy_missing"


class TooEarlyToBegin(Refused):
    """The client may begin on ``first`` at the earliest."""

    code = "too_early_to_begin"


class BeginOutOfRange(Invalid):
    """A begin is on a day from ``first`` to today."""

    code = "begin_out_of_range"


class NotBegun(Refused):
    """The client has not begun to run the service, or the announcement was withdrawn."""

    code = "step_in_not_begun"


class ServiceWentBackAlready(Refused):
    """The service went back to the provider at the end of ``last``: the client said nothing by then."""

    code = "service_went_back_already"


class CostNotPositive(Invalid):
    """What it cost is more than nothing, in the agreement's currency."""

    code = "step_in_cost_not_positive"


@dataclass(frozen=True, slots=True)
class Run:
    """Days on which the client runs what the price of a month pays: from the day on which it began to the day on which
    the service goes back."""

    begun_on: date
    back_on: date


def checked_dangers(dangers: Iterable[str]) -> list[str]:
    """What is endangered, each once, in the order of the clause; Invalid where nothing is, or something else."""
    found = set(dangers)
    if not found:
        raise Invalid(field="dangers", reason="empty")
    if not found <= set(Danger):
        raise Invalid(field="dangers", reason="choice")
    return [str(one) for one in Danger if one in found]


def checked_what(words: str) -> str:
    """The service in one line; Invalid where there is none, or it is too long."""
    said = " ".join(words.split())
    if not said:
        raise Invalid(field="what", reason="empty")
    return str(_what("what", said))


def checked_by(name: str, *, bound: bool) -> str:
    """Through whom the client runs it; nothing: itself. SecrecyMissing where somebody is not bound to secrecy."""
    said = str(_by("by", " ".join(name.split())))
    if said and not bound:
        raise SecrecyMissing(field="bound")
    return said


def checked_begin(on: date, begins_on: date, today: date, most_days: int) -> date:
    """The day of a begin. TooEarlyToBegin while the days of the announcement are not over; BeginOutOfRange for a day
    before them, one to come, or one so long ago that it should have been written down before."""
    if today < begins_on:
        raise TooEarlyToBegin(first=begins_on)
    first = max(begins_on, today - timedelta(days=min(WRITTEN_LATE, most_days)))
    if not first <= on <= today:
        raise BeginOutOfRange(field="on", first=first)
    return on


def days_run(runs: Iterable[Run], first_on: date, last_on: date) -> frozenset[date]:
    """The days from ``first_on`` to ``last_on`` that began while the client ran the service: those after the day on
    which it began, up to the day on which the service goes back."""
    found: set[date] = set()
    for run in runs:
        day, last = max(run.begun_on + timedelta(days=1), first_on), min(run.back_on, last_on)
        found |= {day + timedelta(days=n) for n in range((last - day).days + 1)}
    return frozenset(found)


@dataclass(frozen=True, slots=True)
class OpenStepIn:
    """A service that the client announced to run itself, or runs, as silence and the contract's page see it.
    ``last_on`` is None before the client has begun."""

    state: str
    what: str
    begins_on: date
    last_on: date | None


def silence_of_step_ins(open_: Sequence[OpenStepIn], zone: str) -> list[Consequence]:
    """What no word of the client does: at the end of the last day where it sits the service goes back."""
    return [
        Consequence(at=back_at(one.last_on, zone), code=GOES_BACK, side="client", params={"title": one.what})
        for one in open_
        if one.last_on is not None
    ]


def back_at(last_on: date, zone: str) -> datetime:
    """The instant, in UTC, at which the last day of it is over."""
    return ends_at(last_on, zone)


def must_be_run(state: str, last_on: date | None, zone: str, at: datetime) -> None:
    """NotBegun where the client does not run it; ServiceWentBackAlready at the instant at which it goes back or later,
    also while the clock has not come to it."""
    if state in (StepInState.ANNOUNCED, StepInState.WITHDRAWN) or last_on is None:
        raise NotBegun()
    if state == StepInState.BEGUN and at >= back_at(last_on, zone):
        raise ServiceWentBackAlready(last=last_on)
