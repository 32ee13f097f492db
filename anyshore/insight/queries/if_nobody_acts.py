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


@dataclass(frozen=True, slots=True)
class Course:
    """Where an agreement stands for what comes after what: the positions of the milestones whose work is open, those
    of them in review, and the zones of both sides."""

    open: frozenset[int] = frozenset()
    in_review: frozenset[int] = frozenset()
    zones: tuple[str, ...] = ()


def course_of(works: Iterable[object], zones: tuple[str, ...]) -> Course:
    """Where the works of an agreement stand (rows of delivery's ``work_page``)."""
    states = {work.position: work.state for work in works}  # type: ignore[attr-defined]
    over = (WorkState.ACCEPTED, WorkState.STOPPED)
    return Course(
        open=frozenset(position for position, state in states.items() if state not in over),
        in_review=frozenset(position for position, state in states.items() if state == WorkState.IN_REVIEW),
        zones=zones,
    )


def in_order(told: Iterable[Consequence], course: Course) -> tuple[Consequence, ...]:
    """Merge what each stage's rules told into one course of events.

    What an earlier event makes impossible is left out, and what it brings about is put in: the acceptance of the last
    open milestone, or the last hours of a block, complete the agreement; an end stops every milestone but those in review, which keep their own
    instant and hold the end up; after the end both sides may review each other for a while.
    """
    left, ended_at, ending = set(course.open), None, False
    found: list[Consequence] = []
    for one in sorted(told, key=_place):
        if ended_at is not None and (one.code in ENDS or one.code == DRAWN or one.code.startswith("exits.")):
            continue
        if one.code == LAST_DAY or (ending and one.code in ENDS):
            continue
        found.append(one)
        if one.code in ENDS:
            ending, left = True, left & course.in_review
        if one.code == ACCEPTED:
            left.discard(int(str(one.params["position"])))
        if one.code == DRAWN and one.params["completes"]:
            left.clear()
        if not left and one.code in (*ENDS, ACCEPTED, DRAWN):
            ended_at = one.at
            found += _after_the_end(one, course.zones)
    return tuple(found)


def _after_the_end(last: Consequence, zones: Collection[str]) -> list[Consequence]:
    """The end itself, where acceptance brings it, and the day on which the reviews are shown."""
    ends = [Consequence(at=last.at, code=COMPLETED)] if last.code in (ACCEPTED, DRAWN) else []
    if not zones:
        return ends
    closes_at = max(add_calendar_days(last.at, WINDOW_DAYS, zone) for zone in zones)
    return [*ends, Consequence(at=closes_at, code=REVIEWS_CLOSE, params={"missing": 2})]


def _place(one: Consequence) -> tuple[datetime, bool]:
    """By instant; what ends the agreement comes after what else happens at the same one."""
    return one.at, one.code in ENDS or one.code == REVIEWS_CLOSE
