"""Loading approvals for the actions: locked, with their seats, and the seat that a person may answer."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.approvals.models import Approval, Seat
from anyshore.approvals.queries.settings import stand_ins, today_of
from anyshore.approvals.rules import ApprovalState, whose_turn
from anyshore.kit.actor import Actor
from anyshore.plumbing.deadlines import Subject
from anyshore.plumbing.state import lock_root


def locked_approval(actor: Actor, approval_id: UUID) -> Approval:
    """An approval of the actor's organisation, locked, or NotFound."""
    found: Approval = lock_root(Approval.objects.visible_to(actor), approval_id)
    return found


def open_about(organisation_id: UUID, subject: Subject) -> Approval | None:
    """The open approval about a subject, locked, if there is one."""
    kind, subject_id = subject
    rows = Approval.objects.filter(
        organisation_id=organisation_id, subject_kind=kind, subject_id=subject_id, state=ApprovalState.ASKED
    )
    found: Approval | None = rows.select_for_update(of=("self",)).first()
    return found


def approved_about(organisation_id: UUID, subject: Subject, fingerprint: str) -> Approval | None:
    """The approval of this very content, if there is one."""
    kind, subject_id = subject
    rows = Approval.objects.filter(organisation_id=organisation_id, subject_kind=kind, subject_id=subject_id)
    found: Approval | None = rows.filter(fingerprint=fingerprint, state=ApprovalState.APPROVED).first()
    return found


def askers_about(subject: Subject) -> list[UUID]:
    """The organisations whose people have an open question about a subject, in order."""
    kind, subject_id = subject
    rows = Approval.objects.filter(subject_kind=kind, subject_id=subject_id, state=ApprovalState.ASKED)
    return list(rows.order_by("organisation_id").values_list("organisation_id", flat=True))


def seats_of(approval: Approval) -> list[Seat]:
    """The seats of an approval, in their order."""
    return list(Seat.objects.filter(approval=approval).order_by("position"))


def seats_in_turn(approval: Approval) -> list[Seat]:
    """The seats that are asked now."""
    seats = seats_of(approval)
    return [seats[place] for place in whose_turn([one.answer for one in seats], approval.order)]


def seat_for(approval: Approval, person_id: UUID, at: datetime) -> Seat | None:
    """The seat that this person may answer now: their own, else one of somebody who is away and named them.

    Whoever asked has none, and nobody has two: a person counts once.
    """
    if person_id == approval.asked_by_id or approval.state != ApprovalState.ASKED:
        return None
    seats = seats_of(approval)
    if person_id in {one.answered_by_id for one in seats}:
        return None
    turns = [seats[place] for place in whose_turn([one.answer for one in seats], approval.order)]
    if person_id in {one.person_id for one in seats}:
        return next((one for one in turns if one.person_id == person_id), None)
    away = stand_ins(approval.organisation_id, on=today_of(approval.organisation_id, at))
    return next((one for one in turns if away.get(one.person_id) == person_id), None)
