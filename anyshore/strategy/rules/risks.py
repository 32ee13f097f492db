"""What can go wrong with an option, before and after a measure; and limits on how much may stand in one place. Pure.

Told with worked tables in docs/algorithms/risks.md.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from anyshore.kit.errors import Refused
from anyshore.kit.refusals import ChoiceUnknown, OutOfRange, TextMissing, TextTooLong

NAME_LIMIT: Final = 160
MEASURE_LIMIT: Final = 500
REASON_LIMIT: Final = 500
RISKS_OF_AN_OPTION: Final = 20
WHOLE_BPS: Final = 10_000
FAR: Final = date(9000, 1, 1)
"""Days beyond it, which an instant could not hold, count as this one."""


class RiskKind(StrEnum):
    """What a risk is about."""

    COUNTRY = "country"
    PROVIDER = "provider"
    CRITICALITY = "criticality"
    DATA = "data"
    LAW = "law"
    PEOPLE = "people"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Usual:
    """A usual risk, to begin with: chance and effect before and after its measure, each from 1 to 5."""

    key: str
    kind: RiskKind
    before: tuple[int, int]
    after: tuple[int, int]


LIBRARY: Final = (
    Usual("one_country", RiskKind.COUNTRY, (2, 5), (2, 3)),
    Usual("one_provider", RiskKind.PROVIDER, (3, 4), (2, 3)),
    Usual("provider_quits", RiskKind.PROVIDER, (2, 5), (2, 2)),
    Usual("work_stops", RiskKind.CRITICALITY, (2, 5), (2, 3)),
    Usual("peak_not_covered", RiskKind.CRITICALITY, (3, 3), (2, 2)),
    Usual("data_leaks", RiskKind.DATA, (2, 5), (1, 5)),
    Usual("data_abroad", RiskKind.LAW, (3, 4), (1, 4)),
    Usual("law_changes", RiskKind.LAW, (2, 3), (2, 2)),
    Usual("false_account", RiskKind.OTHER, (3, 5), (1, 5)),
    Usual("knowledge_lost", RiskKind.PEOPLE, (4, 3), (2, 3)),
    Usual("people_leave", RiskKind.PEOPLE, (3, 4), (2, 3)),
    Usual("green_numbers", RiskKind.OTHER, (3, 3), (2, 2)),
)
"""Our own starting values; the words stand at the door. Each is to be judged anew where it is picked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskTerms:
    """One risk: chance times effect, 1 to 5 each, before and after the measure; who looks after it, and until when."""

    kind: str
    name: str
    likelihood: int
    effect: int
    measure: str = ""
    likelihood_after: int
    effect_after: int
    owner_id: UUID | None = None
    review_on: date | None = None


class MeasureMakesWorse(Refused):
    """After the measure the risk would be higher than before it."""

    code = "measure_makes_worse"
    status = 422


class MeasureMissing(Refused):
    """The risk is lower after, and no measure says why."""

    code = "measure_missing"
    status = 422


def checked_risk(terms: RiskTerms) -> RiskTerms:
    """The terms without outer space, or the first refusal."""
    done = replace(terms, name=" ".join(terms.name.split()), measure=terms.measure.strip())
    if done.kind not in set(RiskKind):
        raise ChoiceUnknown(field="kind", value=done.kind)
    if not done.name:
        raise TextMissing(field="name")
    for field, text, limit in (("name", done.name, NAME_LIMIT), ("measure", done.measure, MEASURE_LIMIT)):
        if len(text) > limit:
            raise TextTooLong(field=field, limit=limit)
    _check_levels(done)
    return done


def _check_levels(done: RiskTerms) -> None:
    for field in ("likelihood", "effect", "likelihood_after", "effect_after"):
        if not 1 <= getattr(done, field) <= 5:
            raise OutOfRange(field=field, low=1, high=5)
    before, after = done.likelihood * done.effect, done.likelihood_after * done.effect_after
    if after > before:
        raise MeasureMakesWorse(field="likelihood_after")
    if after < before and not done.measure:
        raise MeasureMissing(field="measure")


def look_due(review_on: date, zone: str) -> datetime:
    """The end of the day on which a risk is to be looked at again, in the client's zone."""
    last = min(review_on, FAR)
    return datetime.combine(last + timedelta(days=1), time(0), ZoneInfo(zone)).astimezone(UTC)


def level_of(scores: Sequence[int]) -> int | None:
    """An option's risk: the highest that is left after the measures. None without risks."""
    return max(scores, default=None)


class LimitKind(StrEnum):
    """What may not grow too large a part."""

    COUNTRY = "country"
    PROVIDER = "provider"


class LimitForce(StrEnum):
    """Whether a limit warns, or blocks an award until it is approved or changed."""

    WARN = "warn"
    BLOCK = "block"


@dataclass(frozen=True, slots=True)
class LimitTerms:
    """At most so many basis points of what runs in one country, or with one provider; counted once all that runs is
    more than ``above_minor`` of ``currency``, for the first contract is always the whole."""

    kind: str
    share_bps: int
    above_minor: int
    currency: str
    force: str


@dataclass(frozen=True, slots=True)
class Exceeded:
    """A limit that a contract would break: the part that ``key`` would have, in basis points."""

    kind: str
    key: str
    share_bps: int
    limit_bps: int
    force: str


def share_with(running: Mapping[str, int], key: str, added: int) -> int:
    """The part of ``key`` in basis points, rounded down, when ``added`` comes to it; 0 of nothing."""
    whole = sum(running.values()) + added
    return (running.get(key, 0) + added) * WHOLE_BPS // whole if whole else 0


def exceeded(limit: LimitTerms, running: Mapping[str, int], key: str, added: int) -> Exceeded | None:
    """Whether a contract of ``added`` with ``key`` breaks a limit, given what runs; all in the limit's currency.

    A part of exactly the limit does not. Nor does one that shrinks: a contract elsewhere never breaks it.
    """
    whole = sum(running.values()) + added
    part = running.get(key, 0) + added
    if whole <= limit.above_minor or part * WHOLE_BPS <= limit.share_bps * whole:
        return None
    return Exceeded(limit.kind, key, share_with(running, key, added), limit.share_bps, limit.force)


def checked_limit(terms: LimitTerms, reason: str) -> str:
    """The reason without outer space, or the first refusal."""
    if terms.kind not in set(LimitKind) or terms.force not in set(LimitForce):
        raise ChoiceUnknown(field="kind", value=terms.kind)
    if not 100 <= terms.share_bps < WHOLE_BPS:
        raise OutOfRange(field="share_bps", low=1, high=99)
    if terms.above_minor < 0:
        raise OutOfRange(field="above", low=0, high=0)
    return checked_reason(reason)


def checked_reason(reason: str) -> str:
    """Why a limit is set, changed or lifted: needed, for others will ask."""
    said = reason.strip()
    if not said:
        raise TextMissing(field="reason")
    if len(said) > REASON_LIMIT:
        raise TextTooLong(field="reason", limit=REASON_LIMIT)
    return said
