"""Measured service levels: states of periods, readings and exclusions, what counts at the close, what is refused, what
silence does. Pure; told in docs/algorithms/service_levels.md, whose tables a test reads."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from anyshore.contracts.rules import Side
from anyshore.kit.consequences import Consequence
from anyshore.kit.errors import Invalid, Refused
from anyshore.kit.lifecycle import Lifecycle
from anyshore.kit.money import BASIS_POINTS

LONGEST_WORDS, LONGEST_CAUSE = 300, 2_000


class PeriodState(StrEnum):
    """Where a period stands."""

    RUNNING = "running"
    READING = "reading"
    """It is over: readings are entered and disputed."""
    CLOSED = "closed"
    VOID = "void"
    """The agreement ended within it: nothing is measured."""


PERIOD = Lifecycle(
    "level_period",
    {
        (PeriodState.RUNNING, "end"): PeriodState.READING,
        (PeriodState.READING, "close"): PeriodState.CLOSED,
        (PeriodState.RUNNING, "void"): PeriodState.VOID,
    },
)


class Source(StrEnum):
    """Where a reading came from."""

    ENTERED = "entered"
    PUSHED = "pushed"
    COMPUTED = "computed"


class ReadingState(StrEnum):
    """Where a reading stands."""

    ENTERED = "entered"
    CONFIRMED = "confirmed"
    DISPUTED = "disputed"
    UPHELD = "upheld"
    """The provider stands by it."""


READING = Lifecycle(
    "level_reading",
    {
        (ReadingState.ENTERED, "confirm"): ReadingState.CONFIRMED,
        (ReadingState.ENTERED, "dispute"): ReadingState.DISPUTED,
        (ReadingState.DISPUTED, "uphold"): ReadingState.UPHELD,
        (ReadingState.UPHELD, "confirm"): ReadingState.CONFIRMED,
    },
)


class ExclusionState(StrEnum):
    """Where an exclusion stands. Silence declines."""

    PROPOSED = "proposed"
    AGREED = "agreed"
    DECLINED = "declined"


EXCLUSION = Lifecycle(
    "level_exclusion",
    {
        (ExclusionState.PROPOSED, "agree"): ExclusionState.AGREED,
        (ExclusionState.PROPOSED, "decline"): ExclusionState.DECLINED,
    },
)


class NoLevels(Refused):
    """The agreement has no service levels, or does not run yet."""

    code = "no_levels"


class PeriodClosed(Refused):
    """The period is closed, or the time for this is over: it was ``until``."""

    code = "period_closed"


class ReadingReplaced(Refused):
    """Another reading stands in the place of this one by now."""

    code = "reading_replaced"


class NotEntered(Refused):
    """The level ``measure`` is computed here, or sent by a system: nobody enters it."""

    code = "level_not_entered"


class NothingDisputed(Refused):
    """Nothing of this reading waits for an answer."""

    code = "nothing_disputed"


class NothingToReport(Refused):
    """The level was not missed, or its cause is reported."""

    code = "nothing_to_report"


@dataclass(frozen=True, slots=True)
class Given:
    """A reading as somebody gives it; ``measured_bps`` None says that there was nothing to measure."""

    place: int
    measured_bps: int | None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Stands:
    """A level at the close as the rule sees it: its reading, if there is one, and what was agreed about it;
    ``worst_bps`` counts where there is none."""

    is_read: bool
    measured_bps: int | None = None
    state: ReadingState = ReadingState.ENTERED
    claimed_bps: int | None = None
    is_excluded: bool = False
    agreed_bps: int | None = None
    worst_bps: int = 0


@dataclass(frozen=True, slots=True)
class OpenPeriod:
    """A period that is not closed, as silence sees it: over at ``ended_at``, with so many levels without a reading by
    ``read_until``. None of the instants after its end where no clock of it runs, because work stands still.
    ``counted`` is what counts of each level if nobody reads it; those at the places ``unforeseen`` are computed
    later."""

    starts_on: date
    ends_on: date
    ended_at: datetime
    read_until: datetime | None
    review_until: datetime | None
    missing: int = 0
    counted: tuple[int | None, ...] = ()
    unforeseen: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class OpenCause:
    """The cause of a miss that is to be reported by ``until``, as silence sees it; its period was closed at
    ``asked_at``."""

    period: date
    measure: str
    asked_at: datetime
    until: datetime


def counts(one: Stands) -> int | None:
    """What counts of a level when its period is closed; None does not count.

    What both excluded; else the client's figure where the provider did not answer it; else what was entered. A level
    without a reading counts as nothing where more of it is better, and as the whole where less is.
    """
    if one.is_excluded:
        return one.agreed_bps
    if not one.is_read:
        return one.worst_bps
    if one.state is ReadingState.DISPUTED and one.claimed_bps is not None:
        return one.claimed_bps
    return one.measured_bps


def share_bps(good: int, of: int) -> int | None:
    """So many of so many in basis points, rounded down; None of nothing."""
    return good * BASIS_POINTS // of if of else None


def checked_bps(bps: int | None, field: str = "measured") -> int | None:
    """Basis points, 0 to 10000, or None; Invalid otherwise."""
    if bps is not None and not 0 <= bps <= BASIS_POINTS:
        raise Invalid(field=field, reason="range", low=0, high=BASIS_POINTS)
    return bps


def checked_said(words: str, field: str = "words", longest: int = LONGEST_WORDS, *, needed: bool = False) -> str:
    """Words on one line; Invalid where they are too long, or missing where ``needed``."""
    said = " ".join(words.split()) if longest == LONGEST_WORDS else words.strip()
    if len(said) > longest or (needed and not said):
        raise Invalid(field=field, reason="length" if said else "empty", longest=longest)
    return said


def silence_of_levels(periods: Iterable[OpenPeriod], at: datetime) -> list[Consequence]:
    """What silence does to periods from ``at`` on: a level without a reading counts as missed, and what nobody
    disputes counts as entered."""
    told = []
    for one in sorted(periods, key=lambda one: one.starts_on):
        if one.missing and one.read_until is not None and one.read_until > at:
            params = {"period": one.starts_on, "missing": one.missing}
            told.append(Consequence(one.read_until, "delivery.readings_missed", Side.PROVIDER, params))
        if one.review_until is not None:
            told.append(
                Consequence(one.review_until, "delivery.period_closed", Side.CLIENT, {"period": one.starts_on})
            )
    return told


def silence_of_causes(causes: Iterable[OpenCause]) -> list[Consequence]:
    """What silence does to causes that are not reported: each is overdue."""
    return [
        Consequence(one.until, "delivery.cause_missed", Side.PROVIDER, {"period": one.period, "measure": one.measure})
        for one in causes
    ]
