"""The last month of a retainer is cut short."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from anyshore.contracts.queries import locked_agreement
from anyshore.delivery.events import BookCut
from anyshore.delivery.models import Book
from anyshore.delivery.policies import may_stop_work
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


@action
def cut_book(*, actor: Actor, agreement_id: UUID, on: date, at: datetime) -> None:
    """The retainer pays, and includes hours, up to ``on`` and no longer; again changes nothing.

    Inner: payments cuts the month at an agreement's end. Refused: others (Forbidden).
    """
    agreement = locked_agreement(actor, agreement_id)
    if not may_stop_work(actor, agreement):
        raise Forbidden()
    if Book.objects.filter(agreement_id=agreement_id, cut_on=None).update(cut_on=on):
        tell(BookCut(agreement_id=agreement_id, on=on, at=at), actor=actor)
