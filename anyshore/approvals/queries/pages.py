"""Reads of approvals for pages: the queue, one approval, and what waits for a person."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import F, QuerySet

from anyshore.approvals.models import Absence, Approval, Seat
from anyshore.approvals.policies import may_answer, may_withdraw_approval
from anyshore.approvals.queries.loading import seat_for
from anyshore.approvals.queries.settings import today_of
from anyshore.approvals.rules import Answer, ApprovalState, whose_turn
from anyshore.kit.actor import Actor
from anyshore.kit.errors import NotFound
from anyshore.kit.money import Money


@dataclass(frozen=True, slots=True)
class ApprovalRow:
    """One approval in a list."""

    id: UUID
    kind: str
    title: str
    path: str
    amount: Money | None
    together: Money | None
    state: str
    asked_by: str
    at: datetime
    answer_until: datetime
    decided_at: datetime | None


@dataclass(frozen=True, slots=True)
class SeatRow:
    """One person who is asked. ``stand_in``: who answers for them today; ``answered_by`` is empty where they did."""

    person: str
    answer: str
    words: str
    answered_by: str
    answered_at: datetime | None
    turn: bool
    stand_in: str
    away_until: date | None


@dataclass(frozen=True, slots=True)
class ApprovalView:
    """An approval as its page shows it."""

    row: ApprovalRow
    words: str
    fingerprint: str
    needed: int
    order: str
    seats: tuple[SeatRow, ...]
    for_whom: str
    """Whose seat the reader may answer now; empty where it is none."""
    may_answer: bool
    may_withdraw: bool


def approvals_of(actor: Actor, *, limit: int = 100) -> list[ApprovalRow]:
    """The approvals of the actor's organisation: the open ones, soonest first, then the decided, newest first."""
    seen = Approval.objects.visible_to(actor)
    waiting = seen.filter(state=ApprovalState.ASKED).order_by("answer_until", "id")
    over = seen.exclude(state=ApprovalState.ASKED).order_by(F("decided_at").desc(nulls_last=True), "-id")
    return [*_rows(waiting[:limit]), *_rows(over[:limit])]


def approvals_about(actor: Actor, kind: str, subject_ids: Collection[UUID]) -> list[ApprovalRow]:
    """What the actor's organisation was asked about any of these subjects of one kind, the newest first."""
    seen = Approval.objects.visible_to(actor).filter(subject_kind=kind, subject_id__in=subject_ids)
    return _rows(seen.order_by("-at", "-id"))


def waiting_for(actor: Actor, *, at: datetime) -> list[ApprovalRow]:
    """The approvals that this person may answer now, in their own seat or for somebody who is away."""
    if actor.person_id is None or actor.organisation_id is None:
        return []
    asked = Approval.objects.visible_to(actor).filter(state=ApprovalState.ASKED).exclude(asked_by=actor.person_id)
    on = today_of(actor.organisation_id, at)
    away = Absence.objects.filter(
        organisation_id=actor.organisation_id, stand_in=actor.person_id, ended_at=None, starts_on__lte=on,
        ends_on__gte=on,
    )  # fmt: skip
    people = [actor.person_id, *away.values_list("person_id", flat=True)]
    named = Seat.objects.filter(person_id__in=people, answer=Answer.WAITING).values("approval_id")
    found = asked.filter(pk__in=named).select_related("asked_by", "rule").order_by("answer_until", "id")
    return [_row(one) for one in found if seat_for(one, actor.person_id, at)]


def approval_view(actor: Actor, approval_id: UUID, *, at: datetime) -> ApprovalView:
    """One approval of the actor's organisation, or NotFound."""
    seen = Approval.objects.visible_to(actor).select_related("asked_by", "rule")
    found: Approval | None = seen.filter(pk=approval_id).first()
    if found is None:
        raise NotFound()
    seat = seat_for(found, actor.acting_person, at) if may_answer(actor, found) else None
    return ApprovalView(
        row=_row(found),
        words=found.words,
        fingerprint=found.fingerprint,
        needed=found.needed,
        order=found.order,
        seats=tuple(_seats(found, at)),
        for_whom=seat.person.name if seat else "",
        may_answer=seat is not None,
        may_withdraw=found.state == ApprovalState.ASKED and may_withdraw_approval(actor, found),
    )


def _seats(approval: Approval, at: datetime) -> list[SeatRow]:
    rows = list(Seat.objects.filter(approval=approval).select_related("person", "answered_by").order_by("position"))
    turns = whose_turn([row.answer for row in rows], approval.order) if approval.state == ApprovalState.ASKED else []
    on = today_of(approval.organisation_id, at)
    away = {
        row[0]: row[1:]
        for row in Absence.objects.filter(
            organisation_id=approval.organisation_id, ended_at=None, starts_on__lte=on, ends_on__gte=on
        ).values_list("person_id", "stand_in__name", "ends_on")
    }
    return [
        SeatRow(
            person=row.person.name,
            answer=row.answer,
            words=row.words,
            answered_by=row.answered_by.name if row.answered_by and row.answered_by_id != row.person_id else "",
            answered_at=row.answered_at,
            turn=place in turns,
            stand_in=away.get(row.person_id, ("", None))[0] if row.answer == Answer.WAITING else "",
            away_until=away.get(row.person_id, ("", None))[1],
        )
        for place, row in enumerate(rows)
    ]


def _rows(found: QuerySet[Approval]) -> list[ApprovalRow]:
    return [_row(one) for one in found.select_related("asked_by", "rule")]


def _row(one: Approval) -> ApprovalRow:
    return ApprovalRow(
        id=one.id,
        kind=one.rule.kind,
        title=one.title,
        path=one.path,
        amount=None if one.amount_minor is None else Money(one.amount_minor, one.currency),
        together=None if one.together_minor is None else Money(one.together_minor, one.currency),
        state=one.state,
        asked_by=one.asked_by.name,
        at=one.at,
        answer_until=one.answer_until,
        decided_at=one.decided_at,
    )
