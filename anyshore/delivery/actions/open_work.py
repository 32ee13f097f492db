"""Open the work of an agreement that both sides have signed."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.queries import current_content, locked_agreement, milestones_of
from anyshore.contracts.rules import LIVE
from anyshore.contracts.rules.lines import Lines
from anyshore.delivery.events import WorkOpened
from anyshore.delivery.models import Book, Work
from anyshore.delivery.policies import may_open_work
from anyshore.delivery.queries import works_of
from anyshore.delivery.rules import NotLive
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


@action
def open_work(*, actor: Actor, agreement_id: UUID, at: datetime) -> list[Work]:
    """Every milestone of the agreement has its work, to be done, and hours can be entered where it pays them; the same
    again changes nothing.

    Those of either side who may commit it: the signature that made the agreement run is theirs. Refused: others
    (Forbidden), an agreement that does not run (NotLive).
    """
    agreement = locked_agreement(actor, agreement_id)
    if not may_open_work(actor, agreement):
        raise Forbidden()
    if agreement.state not in LIVE:
        raise NotLive(state=agreement.state)
    there = {work.milestone_id for work in works_of(agreement.id)}
    missing = [one for one in milestones_of(agreement.id) if one.id not in there]
    Work.objects.bulk_create(Work(milestone=one, agreement=agreement) for one in missing)
    opened = _open_book(agreement.id, current_content(agreement).lines, at)
    if missing or opened:
        tell(WorkOpened(agreement_id=agreement.id, at=at), actor=actor)
    return works_of(agreement.id)


def _open_book(agreement_id: UUID, lines: Lines, at: datetime) -> bool:
    if not lines.timed or lines.starts_on is None:
        return False
    return Book.objects.get_or_create(agreement_id=agreement_id, defaults={"starts_on": lines.starts_on, "at": at})[1]
