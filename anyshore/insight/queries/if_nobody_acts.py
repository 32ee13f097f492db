"""If nobody acts: every dated consequence of one agreement, by the rules that the clocks' own verbs follow."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from anyshore.contracts.rules.duties.silence import MISSED as DUTY_MISSED
from anyshore.contracts.rules.duties.silence import DutiesAhead
from anyshore.contracts.rules.hardship import TALKS_OVER
from anyshore.contracts.rules.majeure import MAY_END as MAJEURE_MAY_END
from anyshore.contracts.rules.step_in import GOES_BACK
from anyshore.contracts.rules.subcontracting import LET_IN, TURNED_AWAY
from anyshore.delivery.rules import WorkState
from anyshore.delivery.rules.defects import OpenDefect, silence_of_defects
from anyshore.insight.queries.levels_course import PERIOD_CLOSED, LevelsCourse, closings
from anyshore.kit.consequences import Consequence
from anyshore.kit.workdays import add_calendar_days
from anyshore.reviews.rules import WINDOW_DAYS

ACCEPTED = "delivery.accepted_by_silence"
LAST_DAY = "contracts.last_day"
BY_NOTICE, EXPIRED = "exits.ended_by_notice", "exits.expired"
COMPLETED, OVER, REVIEWS_CLOSE = "exits.completed", "exits.over", "reviews.shown"
DRAWN, KEPT = "payments.draw_agreed", "payments.block_kept"
DECLINED = "exits.refund_declined"
ENDS = (BY_NOTICE, EXPIRED, KEPT)
RENEWED, OFFER_LAPSES, RELEASED = "contracts.renewed", "contracts.renewal_lapses", "payments.kept_released"
WAITS = {
    ACCEPTED: timedelta(),
    DRAWN: timedelta(),
    "delivery.sheet_approved": timedelta(minutes=1),
    "payments.month_approved": timedelta(minutes=1),
    "payments.count_missed": timedelta(minutes=1),
    "payments.count_approved": timedelta(minutes=1),
    "payments.falls_due": timedelta(minutes=1),
}
"""What an end waits for, and how long after it the end is looked at again (exits' ``waiting``)."""
LOWERED = ("delivery.sheet_approved", "payments.month_approved", "payments.count_approved", "payments.falls_due")
"""Payments that service credits lower."""
GONE_AT_THE_END = (
    RENEWED, OFFER_LAPSES, "payments.may_warn", "payments.may_stop", "payments.work_stops", "payments.may_end_unpaid",
    MAJEURE_MAY_END, TALKS_OVER, "delivery.readings_missed", PERIOD_CLOSED,
)  # fmt: skip
"""What comes no more once the agreement is over, beside its ends and what they wait for."""
AT_THE_END = (LET_IN, TURNED_AWAY, GOES_BACK)
"""What comes to nothing once the agreement is over, also at that very instant."""
HOURS = 0
"""The place of hours that wait: no milestone has it."""


def nothing_kept(_position: int, _credit_minor: int) -> int:
    """What the acceptance of a milestone keeps back, where no clause says so."""
    return 0


@dataclass(frozen=True, slots=True)
class Course:
    """Where an agreement stands for what comes after what: the positions of the milestones whose work is open, those
    of them in review, and the zones of both sides.

    ``completes``: the last acceptance ends it; it does not where hours, months, counts or days are paid. ``began_at``:
    its end has begun then (its day or its notice is over) and waits; ``looks_at`` is when the clock looks again, at
    the soonest. ``stuck``: money is on hold, an end waits for the operator. ``levels`` are closed as they stand when
    it is over. ``credit_minor`` of service credits lower the next payments, that of a milestone at a position by as
    much as it ``bears``; ``keeps`` says what is then kept back of it. Both sides may review each other once it is
    over, where something was ``paid`` and they are not ``related``; ``pays_at_once``: what is not held for a payment
    is owed, too. ``duties`` come of acceptances and of the end; ``defects`` are
    put right, but not while work stands still, from ``stops_at`` on.
    """

    open: frozenset[int] = frozenset()
    in_review: frozenset[int] = frozenset()
    zones: tuple[str, ...] = ()
    completes: bool = True
    began_at: datetime | None = None
    looks_at: datetime | None = None
    stuck: bool = False
    levels: LevelsCourse | None = None
    credit_minor: int = 0
    bears: Mapping[int, int] = field(default_factory=dict)
    keeps: Callable[[int, int], int] = nothing_kept
    duties: DutiesAhead | None = None
    paid: bool = False
    pays_at_once: bool = True
    related: bool = False
    defects: tuple[OpenDefect, ...] = ()
    stops_at: datetime | None = None


def places(works: Iterable[object]) -> tuple[frozenset[int], frozenset[int]]:
    """The positions of the works (rows of delivery's ``work_page``) that are open, and of those in review."""
    states = {work.position: work.state for work in works}  # type: ignore[attr-defined]  # rows of delivery, by their attributes
    over = (WorkState.ACCEPTED, WorkState.STOPPED)
    return (
        frozenset(position for position, state in states.items() if state not in over),
        frozenset(position for position, state in states.items() if state == WorkState.IN_REVIEW),
    )


def in_order(told: Iterable[Consequence], course: Course) -> tuple[Consequence, ...]:
    """Merge what each stage's rules told into one course of events.

    What an earlier event makes impossible is left out, and what it brings about is put in: the acceptance of the last
    open milestone, or the last hours of a block, complete the agreement; an end stops every milestone but those in
    review and what else waits for an answer, which keep their own instant and hold the end up; after the end both
    sides may review each other for a while. An acceptance and the end bring duties, and a period of service levels
    that is closed credits what was missed.
    """
    events = sorted((one for one in told if one.code != LAST_DAY), key=_place)
    end = next((one for one in events if one.code in ENDS), None)
    over = _completion(events, end, course) or _over(events, end, course)
    found = [one for one in events if not _is_moot(one, events, end, over, course)]
    if over is not None:
        found += [*_closed(found, over.at, course), *_after_the_end(found, over, course)]
    found += list(_duties(found, over, course))
    found += silence_of_defects(course.defects, course.stops_at, over.at if over else None)
    found.sort(key=_place)
    if course.levels is not None:
        found = sorted(closings(found, over.at if over else None, course.levels), key=_place)
    return tuple(_lowered(found, course))


def _completion(events: list[Consequence], end: Consequence | None, course: Course) -> Consequence | None:
    """What completes the agreement: the acceptance of its last open milestone, the last hours of its block; none where
    nothing does, or its end is over before."""
    last_draw = max((one.at for one in events if one.code == DRAWN), default=None)
    left = set(course.open) if course.began_at is None else set(course.open & course.in_review)
    for one in events:
        if one is end and course.began_at is None:
            left = (left & course.in_review) | ({HOURS} if last_draw and last_draw > one.at else set())
            if not left:
                return None
        if one.code == ACCEPTED:
            left -= {int(str(one.params["position"]))}
        if (one.code == ACCEPTED and course.completes and not left) or (one.code == DRAWN and one.params["completes"]):
            return Consequence(one.at, COMPLETED)
    return None


def _over(events: list[Consequence], end: Consequence | None, course: Course) -> Consequence | None:
    """What makes an agreement that is not completed over: its end, or the last answer for which that waits. None where
    it has no end, or waits for the operator."""
    begins_at = course.began_at or (end.at if end else None)
    if begins_at is None or course.stuck:
        return None
    waits = [one.at + WAITS[one.code] for one in events if one.code in WAITS and one.at > begins_at]
    at = max([course.looks_at or begins_at, *waits])
    return end if end is not None and at == end.at else Consequence(at, OVER)


def _is_moot(
    one: Consequence, events: list[Consequence], end: Consequence | None, over: Consequence | None, course: Course
) -> bool:
    """Whether what came before has made this impossible."""
    if one.code in ENDS and (one is not end or course.began_at is not None):
        return True
    if one.code == DECLINED and _is_accepted(one, events):
        return True
    if one.code == OFFER_LAPSES and any(each.code == RENEWED and each.at < one.at for each in events):
        return True
    if one.code in AT_THE_END:
        return over is not None and one.at >= over.at
    if one.code == DUTY_MISSED:
        return over is not None and one.at > over.at and not one.params["outlives"]
    gone = one.code in GONE_AT_THE_END or one.code.startswith("exits.") or one.code in WAITS or one.code in ENDS
    return gone and over is not None and one.at > over.at


def _is_accepted(offer: Consequence, events: list[Consequence]) -> bool:
    """Whether the milestone whose money is to be divided is accepted before: the offer is over then."""
    title = offer.params["title"]
    return any(one.code == ACCEPTED and one.params["milestone"] == title and one.at < offer.at for one in events)


def _closed(found: list[Consequence], at: datetime, course: Course) -> Iterator[Consequence]:
    """Periods of service levels that are over by then and were not closed before: they are closed as they stand."""
    closed = {one.params["period"] for one in found if one.code == PERIOD_CLOSED}
    for one in course.levels.periods if course.levels else ():
        if one.ended_at <= at and one.starts_on not in closed:
            yield Consequence(at, PERIOD_CLOSED, "client", {"period": one.starts_on})


def _duties(found: list[Consequence], over: Consequence | None, course: Course) -> Iterator[Consequence]:
    """Those that acceptances to come bring, and the end."""
    if course.duties is None:
        return
    for one in found:
        if one.code == ACCEPTED:
            yield from course.duties.after_acceptance(int(str(one.params["position"])), one.at)
    if over is not None:
        yield from course.duties.after_end(over.at)


def _after_the_end(found: list[Consequence], over: Consequence, course: Course) -> Iterator[Consequence]:
    """The end itself, where it is not told as such, and the day on which the reviews are shown."""
    if over.code in (COMPLETED, OVER):
        yield over
    if course.zones and not course.related and (course.paid or any(_pays(one, over.at, course) for one in found)):
        closes_at = max(add_calendar_days(over.at, WINDOW_DAYS, zone) for zone in course.zones)
        yield Consequence(at=closes_at, code=REVIEWS_CLOSE, params={"missing": 2})


def _pays(one: Consequence, until: datetime, course: Course) -> bool:
    """Whether the provider is paid something by it."""
    if one.at > until:
        return False
    if one.code in LOWERED:
        held = int(str(one.params.get("held_minor", 0)))
        return bool(one.params["amount_minor"]) and (course.pays_at_once or held > 0)
    return one.code in (ACCEPTED, DRAWN, KEPT)


def _lowered(found: list[Consequence], course: Course) -> Iterator[Consequence]:
    """The same with what service credits take off each payment, the first first; ``at_most`` where others that cannot
    be foreseen may take more."""
    left, at_most, kept = course.credit_minor, False, dict[object, int]()
    for one in found:
        given: dict[str, object] = {}
        if one.code == PERIOD_CLOSED:
            left += int(str(one.params.get("opened_minor", 0)))
            at_most = at_most or bool(one.params.get("unforeseen"))
        elif one.code in LOWERED:
            off = min(left, int(str(one.params["amount_minor"])))
            given = {"amount_minor": int(str(one.params["amount_minor"])) - off, "at_most": at_most}
            left -= off
        elif one.code == ACCEPTED and (course.levels is not None or course.credit_minor):
            place = int(str(one.params["position"]))
            off = min(left, course.bears.get(place, 0))
            kept[one.params["milestone"]] = course.keeps(place, off)
            given = {"credit_minor": off, "kept_minor": course.keeps(place, off), "at_most": at_most}
            left -= off
        elif one.code == RELEASED and one.params["milestone"] in kept:
            given = {"amount_minor": kept[one.params["milestone"]]}
        told = replace(one, params={**one.params, **given}) if given else one
        if one.code != RELEASED or told.params["amount_minor"]:
            yield told


def _place(one: Consequence) -> tuple[datetime, int]:
    """By instant; the close of service levels comes after what else happens at the same one (``jobs.deadlines.LAST``),
    and what ends the agreement after that."""
    if one.code in (*ENDS, COMPLETED, OVER, REVIEWS_CLOSE):
        return one.at, 2
    return one.at, 1 if one.code == PERIOD_CLOSED else 0
