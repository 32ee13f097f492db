"""What a notice tells about an approval, and whom: people, for a right would reach too many."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from anyshore.approvals.models import Approval, Seat
from anyshore.approvals.queries.loading import seats_in_turn
from anyshore.approvals.queries.settings import stand_ins, today_of
from anyshore.kit.actor import Actor
from anyshore.kit.errors import NotFound
from anyshore.kit.money import Money
from anyshore.parties.queries import Reader, readers_of
from anyshore.parties.rules import Right


@dataclass(frozen=True, slots=True)
class ToldApproval:
    """An approval as mails name it. ``asked`` are those who may answer now, ``asker`` is empty if they have left."""

    id: UUID
    title: str
    amount: Money | None
    words: str
    asked_by: str
    needed: int
    answer_until: datetime
    asked: tuple[Reader, ...]
    asker: tuple[Reader, ...]


def told_approval(approval_id: UUID, *, at: datetime) -> ToldApproval:
    """The approval with this id, and who may answer it at ``at``, stand-ins included."""
    one = Approval.objects.select_related("asked_by").get(pk=approval_id)
    away = stand_ins(one.organisation_id, on=today_of(one.organisation_id, at))
    people = [seat.person_id for seat in seats_in_turn(one)]
    wanted = [*people, *(away[person] for person in people if person in away)]
    return ToldApproval(
        id=one.id,
        title=one.title,
        amount=None if one.amount_minor is None else Money(one.amount_minor, one.currency),
        words=one.words,
        asked_by=one.asked_by.name,
        needed=one.needed,
        answer_until=one.answer_until,
        asked=_readers(one, [person for person in wanted if person != one.asked_by_id]),
        asker=_readers(one, [one.asked_by_id]),
    )


def subject_of(actor: Actor, approval_id: UUID) -> tuple[str, UUID, str]:
    """What an approval of the actor's organisation is about: kind, id, and the content's hash; NotFound otherwise."""
    rows = Approval.objects.visible_to(actor).filter(pk=approval_id)
    found: tuple[str, UUID, str] | None = rows.values_list("subject_kind", "subject_id", "fingerprint").first()
    if found is None:
        raise NotFound()
    return found


def answers_told(approval_id: UUID) -> list[tuple[str, str, str]]:
    """(who, answer, words) of those who answered, in order."""
    rows = Seat.objects.filter(approval_id=approval_id, answered_at__isnull=False).order_by("answered_at")
    return list(rows.values_list("answered_by__name", "answer", "words"))


def _readers(approval: Approval, people: Iterable[UUID]) -> tuple[Reader, ...]:
    wanted = list(dict.fromkeys(people))
    found = {one.person_id: one for one in readers_of(approval.organisation_id, Right.VIEW)}
    return tuple(found[one] for one in wanted if one in found)
