"""Facts about measured service levels. The subject is the agreement; ``period`` is the first day of the period."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar
from uuid import UUID

from anyshore.kit.events import Event


@dataclass(frozen=True, kw_only=True)
class _OfPeriod(Event):
    """A fact about one period."""

    subject: ClassVar[str] = "agreement"
    agreement_id: UUID
    period: date


@dataclass(frozen=True, kw_only=True)
class _OfLevel(_OfPeriod):
    """A fact about one level of a period; ``words`` are what somebody said about it."""

    measure: str
    words: str = ""


@dataclass(frozen=True, kw_only=True)
class PeriodEnded(_OfPeriod):
    """A period is over: readings are entered until ``read_until``; ``missing`` of them are still to be entered."""

    read_until: datetime
    review_until: datetime
    missing: int


@dataclass(frozen=True, kw_only=True)
class ReadingsEntered(_OfPeriod):
    """Readings of a period were entered, or sent by a system."""

    count: int
    source: str


@dataclass(frozen=True, kw_only=True)
class ReadingsDone(_OfPeriod):
    """The time for readings is over: the client disputes them until ``review_until``; ``missing`` count as missed."""

    review_until: datetime
    missing: int


class ReadingConfirmed(_OfLevel):
    """The client confirms a reading."""


@dataclass(frozen=True, kw_only=True)
class ReadingDisputed(_OfLevel):
    """The client disputes a reading: it says ``claimed_bps``, and silence until ``answer_until`` takes that."""

    claimed_bps: int
    answer_until: datetime


@dataclass(frozen=True, kw_only=True)
class DisputeAnswered(_OfLevel):
    """The provider takes the client's figure, or stands by its own."""

    taken: bool


@dataclass(frozen=True, kw_only=True)
class ExclusionProposed(_OfLevel):
    """One side asks to leave a level's period, or a part of it, out."""

    side: str


@dataclass(frozen=True, kw_only=True)
class ExclusionAnswered(_OfLevel):
    """The other side agrees to it, or declines."""

    side: str
    agreed: bool


@dataclass(frozen=True, kw_only=True)
class PeriodClosed(_OfPeriod):
    """A period is closed: so many levels were missed, and so much is credited for it."""

    missed: int
    credit_minor: int
    currency: str


@dataclass(frozen=True, kw_only=True)
class CauseAsked(_OfLevel):
    """A level was missed: the provider reports the cause until ``until``."""

    until: datetime


class CauseReported(_OfLevel):
    """The provider has reported the cause of a miss."""


class CauseMissing(_OfLevel):
    """The cause of a miss was not reported in time."""


class LevelFailedChronically(_OfLevel):
    """A level has failed so often that the client may end the agreement for cause."""


class PeriodVoid(_OfPeriod):
    """The agreement ended within a period: nothing is measured in it."""


@dataclass(frozen=True, kw_only=True)
class LevelTokenMade(Event):
    """A secret was made with which a system sends readings."""

    subject: ClassVar[str] = "agreement"
    agreement_id: UUID
    what: str


@dataclass(frozen=True, kw_only=True)
class LevelTokenRevoked(Event):
    """A secret for readings works no longer."""

    subject: ClassVar[str] = "agreement"
    agreement_id: UUID
    what: str
