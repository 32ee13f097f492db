"""How late the milestones of an agreement are, and what comes off their price for it: shown before the acceptance by
the same rule by which it is taken off then (contracts.rules.clauses.acting.late_penalty).

Days are those of where the client sits, as the last day of an agreement is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Sum

from anyshore.contracts.queries.clauses import clauses_of
from anyshore.contracts.queries.majeure import freed_in
from anyshore.contracts.queries.standstills import standstills_of
from anyshore.contracts.rules.clauses.acting.late_penalty import Delay, LatePenalty, NotTheirs, Stretch, delay
from anyshore.contracts.rules.clauses.chosen import Chosen, rule_in
from anyshore.contracts.rules.majeure import Freed
from anyshore.contracts.rules.standstill import day_before
from anyshore.delivery.models import Submission, Work
from anyshore.delivery.rules import SubmissionState, WorkState, review_is_over
from anyshore.kit.money import Money
from anyshore.kit.workdays import local_day
from anyshore.parties.queries import calendar
from anyshore.payments.models import Hold, Reduction, Waiver
from anyshore.payments.queries.purse import Part, Purse, is_by_invoice, purse_of

SEEN = (WorkState.TO_DO, WorkState.CHANGES_ASKED, WorkState.IN_REVIEW)


@dataclass(frozen=True, slots=True)
class Late:
    """One late milestone. ``counted`` comes off by the clause, the client lets ``waived`` of it pass, ``off`` is what
    comes off in fact: at most what is still held. ``handed_in``: it is in review, and the delay stands; else it is as
    if it were handed in today. ``over_since``: silence has accepted it then, whoever carries it out. ``taken``: it was
    accepted, and this is what came off."""

    milestone_id: UUID
    rule: LatePenalty
    delay: Delay
    counted: Money
    waived: Money
    off: Money
    handed_in: bool
    over_since: datetime | None = None
    taken: bool = False

    @property
    def left(self) -> Money:
        """What the client has not let pass."""
        return self.counted - self.waived


def late_parts(purse: Purse, clauses: Iterable[Chosen], *, at: datetime) -> Mapping[UUID, Late]:
    """Every milestone that is late, or was when it was accepted, by its id; none without the clause. Seven queries
    where an agreement has it, and one where it has not begun to be late."""
    rule = rule_in(clauses, LatePenalty)
    if rule is None:
        return {}
    deal = purse.deal
    found = {
        row.milestone_id: _taken(rule, row, purse) for row in Reduction.objects.filter(agreement_id=deal.agreement_id)
    }
    zone = calendar(deal.client_id).zone
    due = _still_late(purse, local_day(at, zone))
    if not due:
        return found
    rounds = _rounds(deal.agreement_id)
    told = _told(rule, zone, at, deal.agreement_id)
    for milestone_id, due_on in due.items():
        one = _late(purse, purse.part(milestone_id), due_on, rounds[milestone_id], told)
        if one is not None:
            found[milestone_id] = one
    return found


def late_at_acceptance(purse: Purse, part: Part, submission: Submission, clauses: Iterable[Chosen]) -> Late | None:
    """The same for the one hand-in that is being accepted; None where nothing is late."""
    rule, due_on = rule_in(clauses, LatePenalty), submission.work.milestone.due_on
    if rule is None or due_on is None:
        return None
    agreement_id = purse.deal.agreement_id
    zone = calendar(purse.deal.client_id).zone
    if local_day(submission.at, zone) <= due_on:
        return None
    told = _told(rule, zone, submission.at, agreement_id)
    earlier = [one for one in _rounds(agreement_id)[part.milestone_id] if one.round < submission.round]
    return _late(purse, part, due_on, [*earlier, submission], told)


def comes_off(submission_id: UUID) -> Money:
    """What comes off the price if this hand-in is accepted as it is: for a mail about it."""
    submission = Submission.objects.select_related("work__milestone", "agreement").get(pk=submission_id)
    if submission.work.milestone.due_on is None:
        return Money.zero(submission.agreement.currency)
    purse = purse_of(submission.agreement)
    part = purse.parts.get(submission.work.milestone_id)
    late = late_at_acceptance(purse, part, submission, clauses_of(submission.agreement)) if part else None
    return late.off if late else purse.deal.money(0)


@dataclass(frozen=True, slots=True)
class _Told:
    """What the milestones of one agreement have in common."""

    rule: LatePenalty
    zone: str
    at: datetime
    holds: Mapping[UUID, Sequence[tuple[datetime, datetime | None]]]
    waived: Mapping[UUID, int]
    still: Sequence[tuple[datetime, datetime | None]]
    freed: Sequence[Freed]

    def day(self, at: datetime | None) -> date:
        return local_day(at or self.at, self.zone)


def _told(rule: LatePenalty, zone: str, at: datetime, agreement_id: UUID) -> _Told:
    holds, waived = _holds(agreement_id), _waived(agreement_id)
    return _Told(rule, zone, at, holds, waived, standstills_of(agreement_id), freed_in(agreement_id))


def _late(purse: Purse, part: Part, due_on: date, rounds: Sequence[Submission], told: _Told) -> Late | None:
    last = rounds[-1] if rounds and rounds[-1].state in (SubmissionState.IN_REVIEW, SubmissionState.ACCEPTED) else None
    on = told.day(last.at if last else None)
    if on <= due_on:
        return None
    found = delay(due_on, on, _stretches(purse, part, [one for one in rounds if one is not last], told))
    deal = purse.deal
    counted = told.rule.reduction(deal.money(part.amount_minor), found.days)
    waived = deal.money(min(told.waived.get(part.milestone_id, 0), counted.minor))
    held = part.held_minor if part.is_held else part.amount_minor
    return Late(
        milestone_id=part.milestone_id,
        rule=told.rule,
        delay=found,
        counted=counted,
        waived=waived,
        off=deal.money(min(counted.minor - waived.minor, held)),
        handed_in=last is not None,
        over_since=_over_since(last, told.at),
    )


def _over_since(last: Submission | None, at: datetime) -> datetime | None:
    if last is None or last.state != SubmissionState.IN_REVIEW:
        return None
    return last.review_until if review_is_over(last.review_until, last.paused_at, at) else None


def _stretches(purse: Purse, part: Part, earlier: Iterable[Submission], told: _Told) -> list[Stretch]:
    """The days that do not lie with the provider. What it took back itself nobody looked at."""
    found = [
        Stretch(NotTheirs.LOOKED_AT, told.day(one.at), told.day(one.decided_at))
        for one in earlier
        if one.state == SubmissionState.CHANGES_ASKED
    ]
    if not is_by_invoice(purse):
        found.append(Stretch(NotTheirs.NOT_PAID_IN, None, told.day(part.holding.funded_at)))
    before = timedelta(days=1)
    for one in told.freed:
        if one.concerns(part.milestone_id):
            last = one.over_on - before if one.over_on else told.day(None)
            found.append(Stretch(NotTheirs.FREED, one.began_on - before, last))
    for since, until in told.still:
        days = day_before(since, told.zone), day_before(until or told.at, told.zone)
        found.append(Stretch(NotTheirs.SUSPENDED, *days))
    holds = told.holds.get(part.milestone_id, ())
    return [*found, *(Stretch(NotTheirs.ON_HOLD, told.day(since), told.day(until)) for since, until in holds)]


def _still_late(purse: Purse, today: date) -> dict[UUID, date]:
    """The due days of the milestones that are not accepted and were due before today."""
    rows = Work.objects.filter(agreement_id=purse.deal.agreement_id, state__in=SEEN, milestone__due_on__lt=today)
    found = rows.values_list("milestone_id", "milestone__due_on") if purse.is_live else ()
    return {milestone_id: due_on for milestone_id, due_on in found if due_on is not None}


def _rounds(agreement_id: UUID) -> dict[UUID, list[Submission]]:
    """The hand-ins of each milestone, oldest first."""
    found: dict[UUID, list[Submission]] = defaultdict(list)
    for row in Submission.objects.filter(agreement_id=agreement_id).select_related("work").order_by("round"):
        found[row.work.milestone_id].append(row)
    return found


def _holds(agreement_id: UUID) -> dict[UUID, list[tuple[datetime, datetime | None]]]:
    """From when until when the operator held the money of each milestone."""
    found: dict[UUID, list[tuple[datetime, datetime | None]]] = defaultdict(list)
    rows = Hold.objects.filter(holding__agreement_id=agreement_id).order_by("at")
    for milestone_id, since, until in rows.values_list("holding__milestone_id", "at", "lifted_at"):
        found[milestone_id].append((since, until))
    return found


def _waived(agreement_id: UUID) -> dict[UUID, int]:
    rows = Waiver.objects.filter(agreement_id=agreement_id).order_by().values("milestone_id")
    return {row["milestone_id"]: int(row["total"]) for row in rows.annotate(total=Sum("amount_minor"))}


def _taken(rule: LatePenalty, row: Reduction, purse: Purse) -> Late:
    money = purse.deal.money
    left_out = tuple((NotTheirs(why), days) for why, days in row.left_out)
    return Late(
        milestone_id=row.milestone_id,
        rule=rule,
        delay=Delay(row.due_on, row.handed_in_on, row.days, left_out),
        counted=money(row.counted_minor),
        waived=money(row.waived_minor),
        off=money(row.amount_minor),
        handed_in=True,
        taken=True,
    )
