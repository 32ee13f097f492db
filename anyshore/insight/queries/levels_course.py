"""What silence makes of service levels: which are missed when a period is closed, what that credits, and which causes
are not reported in time. Pure; by the rules of payments' credit_misses and delivery's close_period."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from anyshore.contracts.rules.clauses.acting.service_levels import Result, ServiceLevels
from anyshore.contracts.rules.standstill import moved_at
from anyshore.delivery.rules.levels import OpenCause, OpenPeriod, silence_of_causes
from anyshore.delivery.rules.weeks import begins_at
from anyshore.kit.consequences import Consequence
from anyshore.kit.money import Money
from anyshore.kit.workdays import Calendar

_ACCEPTED, SHEET = "delivery.accepted_by_silence", "delivery.sheet_approved"
PERIOD_CLOSED = "delivery.period_closed"
MISSED = (Result.BELOW_TARGET, Result.BELOW_MINIMUM)
SUNDAY = timedelta(days=6)
"""From the first day of a week to its last."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A credit that may still be earned back: of the level at a place, in the period that began on ``period``."""

    period: date
    place: int
    minor: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelsCourse:
    """Where the service levels of an agreement stand. ``prices`` are what counts already of the price of each of its
    ``periods`` that is not closed, ``penalised`` what a delay came off there, ``works`` the prices of milestones by
    their positions, ``penalties`` what their acceptance takes off for a delay, with the day they were due.
    ``results`` are those of closed periods: its first day, the place, what counted. From ``stops_at``, when work
    stands still, no cause is due."""

    levels: ServiceLevels
    currency: str
    begun_on: date
    provider: Calendar
    periods: tuple[OpenPeriod, ...] = ()
    prices: Mapping[date, int] = field(default_factory=dict)
    penalised: Mapping[date, int] = field(default_factory=dict)
    works: Mapping[int, int] = field(default_factory=dict)
    penalties: Mapping[int, tuple[date, int]] = field(default_factory=dict)
    waiting: tuple[Waiting, ...] = ()
    results: tuple[tuple[date, int, int | None], ...] = ()
    causes: tuple[OpenCause, ...] = ()
    stops_at: datetime | None = None


def closings(found: Sequence[Consequence], over_at: datetime | None, course: LevelsCourse) -> list[Consequence]:
    """The same course of events, each period that is closed with what it credits, and the causes that are overdue.

    ``opened_minor`` of a close are the credits that lower payments from then on, with those that waited before;
    ``unforeseen`` names what is computed only once the period is over: nothing is said of its credit.
    """
    waiting, results = list(course.waiting), list(course.results)
    told, causes = [], list(course.causes)
    for one in found:
        period = next((each for each in course.periods if each.starts_on == one.params.get("period")), None)
        if one.code != PERIOD_CLOSED or period is None:
            told.append(one)
            continue
        credited = _credited(period, one.at, found, course)
        results += [(period.starts_on, place, bps) for place, bps in enumerate(period.counted, 1)]
        new = [Waiting(period.starts_on, place, minor) for place, minor in enumerate(credited, 1) if minor]
        opened = sum(each.minor for each in new)
        if course.levels.earn_back:
            waiting += new
            waiting, opened = _settled(waiting, results, course.levels)
        causes += _asked(period, one.at, course)
        told.append(replace(one, params={**one.params, **_said(period, new, opened, course)}))
    return [*told, *silence_of_causes(_due(causes, over_at, course))]


def _said(period: OpenPeriod, new: Sequence[Waiting], opened: int, course: LevelsCourse) -> dict[str, object]:
    return {
        "missed": sum(1 for _place in _misses(period, course)),
        "credit_minor": sum(one.minor for one in new),
        "opened_minor": opened,
        "currency": course.currency,
        "unforeseen": [course.levels.each[place - 1].measure for place in sorted(period.unforeseen)],
        "earn_back": course.levels.earn_back,
    }


def _misses(period: OpenPeriod, course: LevelsCourse) -> Iterator[int]:
    for place, bps in enumerate(period.counted, 1):
        if place not in period.unforeseen and course.levels.result(course.levels.each[place - 1], bps) in MISSED:
            yield place


def _credited(period: OpenPeriod, at: datetime, found: Sequence[Consequence], course: LevelsCourse) -> list[int]:
    """The credit of each level, in minor units; none of one that is not known."""
    price = course.prices.get(period.starts_on, 0) + sum(_adds(one, period, at, course) for one in found)
    counted = [None if place in period.unforeseen else bps for place, bps in enumerate(period.counted, 1)]
    each = course.levels.credits_by_level(
        Money(price, course.currency), counted, begun_on=course.begun_on, period_on=period.starts_on
    )
    coming = sum(_penalty(one, period, at, course) for one in found)
    off = course.penalised.get(period.starts_on, 0) + coming
    return [
        max(one.minor - off, 0) if level.comes == "milestones" else one.minor
        for one, level in zip(each, course.levels.each, strict=True)
    ]


def _penalty(one: Consequence, period: OpenPeriod, at: datetime, course: LevelsCourse) -> int:
    """What a coming acceptance takes off for the delay of a milestone that was due in a period that is closed at
    ``at`` (payments' ``penalised_in``)."""
    if one.code != _ACCEPTED or one.at > at:
        return 0
    due_on, minor = course.penalties.get(int(str(one.params["position"])), (None, 0))
    return minor if due_on is not None and period.starts_on <= due_on <= period.ends_on else 0


def _adds(one: Consequence, period: OpenPeriod, at: datetime, course: LevelsCourse) -> int:
    """What a coming event adds to the price of a period that is closed at ``at`` (payments' ``price_of_period``)."""
    if one.code == _ACCEPTED:
        within = begins_at(period.starts_on) <= one.at < period.ended_at and one.at <= at
        return course.works.get(int(str(one.params["position"])), 0) if within else 0
    last_on, from_ = one.params.get("last_on"), one.params.get("counts_from")
    if one.code == SHEET:
        week = one.params["week"]
        last_on, from_ = (week + SUNDAY, one.at) if isinstance(week, date) else (None, None)
    if not isinstance(last_on, date) or not isinstance(from_, datetime):
        return 0
    counts = period.starts_on <= last_on <= period.ends_on and from_ <= at
    return int(str(one.params["amount_minor"])) if counts else 0


def _settled(
    waiting: Sequence[Waiting], results: Sequence[tuple[date, int, int | None]], levels: ServiceLevels
) -> tuple[list[Waiting], int]:
    """The credits that wait on, and what those are worth that can be earned back no more."""
    left, opened = [], 0
    for one in waiting:
        after = [bps for on, place, bps in results if place == one.place and on > one.period]
        level, good = levels.each[one.place - 1], [bps for bps in after if bps is not None]
        if levels.is_earned_back(level, good):
            continue
        if any(not level.meets(bps) for bps in good) or len(after) >= levels.earn_back_periods:
            opened += one.minor
        else:
            left.append(one)
    return left, opened


def _asked(period: OpenPeriod, at: datetime, course: LevelsCourse) -> Iterator[OpenCause]:
    until = course.levels.report_by(at, course.provider)
    for place in _misses(period, course):
        yield OpenCause(period.starts_on, course.levels.each[place - 1].measure, at, until)


def _due(causes: Sequence[OpenCause], over_at: datetime | None, course: LevelsCourse) -> Iterator[OpenCause]:
    """The causes with a clock: while work stands still they have none, until the agreement is over."""
    since = course.stops_at
    for one in causes:
        if since is None or one.until <= since or (over_at is not None and over_at <= max(since, one.asked_at)):
            yield one
        elif over_at is not None:
            yield replace(one, until=moved_at(one.until, max(since, one.asked_at), over_at))
