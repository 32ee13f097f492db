"""If nobody acts: every dated consequence of one agreement, by the rules that the clocks' own verbs follow."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from anyshore.delivery.rules import WorkState
from anyshore.kit.consequences import Consequence
from anyshore.kit.workdays import add_calendar_days
from anyshore.reviews.rules import WINDOW_DAYS

ACCEPTED = "delivery.accepted_by_silence"
LAST_DAY = "contracts.last_day"
BY_NOTICE, EXPIRED = "exits.ended_by_notice", "exits.expired"
COMPLETED, REVIEWS_CLOSE = "exits.completed", "reviews.shown"
DRAWN, KEPT = "payments.draw_agreed", "payments.block_kept"
ENDS = (BY_NOTICE, EXPIRED, KEPT)
HOURS = 0
"""The place of hours that wait: no milestone has it."""


@dataclass(frozen=True, slots=True)
class Course:
    """Where an agreement stands for what comes after what: the positions of the milestones whose work is open, those
    of them in review, and the zones of both sides."""

    open: frozenset[int] = frozenset()
    in_review: frozenset[int] = frozenset()
    zones: tuple[str, ...] = ()


def course_of(works: Iterable[object], zones: tuple[str, ...]) -> Course:
    """Where the works of an agreement stand (rows of delivery's ``work_page``)."""
    states = {work.position: work.state for work in works}  # type: ignore[attr-defined]  # rows of delivery, by their attributes
    over = (WorkState.ACCEPTED, WorkState.STOPPED)
    return Course(
        open=frozenset(position for position, state in states.items() if state not in over),
        in_review=frozenset(position for position, state in states.items() if state == WorkState.IN_REVIEW),
        zones=zones,
    )


def in_order(told: Iterable[Consequence], course: Course) -> tuple[Consequence, ...]:
    """Merge what each stage's rules told into one course of events.

    What an earlier event makes impossible is left out, and what it brings about is put in: the acceptance of the last
    open milestone, or the last hours of a block, complete the agreement; an end stops every milestone but those in
    review and the hours that wait for an answer, which keep their own instant and hold the end up; after the end both
    sides may review each other for a while.
    """
    told = list(told)
    last_draw = max((one.at for one in told if one.code == DRAWN), default=None)
    left, ended_at, ending = set(course.open), None, False
    found: list[Consequence] = []
    for one in sorted(told, key=_place):
        if _is_moot(one, ended=ended_at is not None, ending=ending):
            continue
        found.append(one)
        ending = ending or one.code in ENDS
        left = _left_after(one, left, course, last_draw)
        if not left and one.code in (*ENDS, ACCEPTED, DRAWN):
            ended_at = one.at
            found += _after_the_end(one, course.zones)
    return tuple(found)


def _is_moot(one: Consequence, *, ended: bool, ending: bool) -> bool:
    """Whether what came before has made this impossible; the last day itself is no event."""
    if ended and (one.code in ENDS or one.code == DRAWN or one.code.startswith("exits.")):
        return True
    return one.code == LAST_DAY or (ending and one.code in ENDS)


def _left_after(one: Consequence, left: set[int], course: Course, last_draw: datetime | None) -> set[int]:
    """The places that keep the agreement from its end, after this event."""
    if one.code in ENDS:
        waits = {HOURS} if last_draw and last_draw > one.at else set()
        return (left & course.in_review) | waits
    if one.code == ACCEPTED:
        return left - {int(str(one.params["position"]))}
    if one.code == DRAWN:
        return set() if one.params["completes"] else left - ({HOURS} if one.at == last_draw else set())
    return left


def _after_the_end(last: Consequence, zones: Collection[str]) -> list[Consequence]:
    """The end itself, where acceptance brings it, and the day on which the reviews are shown."""
    completes = last.code == ACCEPTED or (last.code == DRAWN and last.params["completes"])
    ends = [Consequence(at=last.at, code=COMPLETED)] if completes else []
    if not zones:
        return ends
    closes_at = max(add_calendar_days(last.at, WINDOW_DAYS, zone) for zone in zones)
    return [*ends, Consequence(at=closes_at, code=REVIEWS_CLOSE, params={"missing": 2})]


def _place(one: Consequence) -> tuple[datetime, bool]:
    """By instant; what ends the agreement comes after what else happens at the same one."""
    return one.at, one.code in ENDS or one.code == REVIEWS_CLOSE
