"""Make a secret address for one's calendar, or another in its place."""

from __future__ import annotations

from datetime import datetime

from anyshore.contracts.events import CalendarClosed, CalendarOpened
from anyshore.contracts.models import CalendarLink
from anyshore.contracts.queries.calendars import contract_ids, own_links
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.parties.queries import lock_own
from anyshore.parties.rules import Right, has_right
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


@action
def open_calendar(*, actor: Actor, number: int = 0, at: datetime) -> CalendarLink:
    """A new secret address reads the duties of the contract of that number, or the person's own of all; the one before
    reads nothing any more.

    Every member for themselves. Refused: who is no member (Forbidden, NotFound), a contract that is not theirs to see
    (NotFound).
    """
    own = lock_own(actor)
    if actor.person_id is None or not has_right(actor, Right.VIEW):
        raise Forbidden()
    agreement_id, adopted_id = contract_ids(actor, number)
    before = [one for one in own_links(actor) if (one.agreement_id, one.adopted_id) == (agreement_id, adopted_id)]
    for link in before:
        CalendarLink.objects.filter(pk=link.pk).update(withdrawn_at=at)
        tell(CalendarClosed(calendar_id=link.pk, at=at), actor=actor)
    made = CalendarLink.objects.create(
        person_id=actor.person_id, organisation=own, agreement_id=agreement_id, adopted_id=adopted_id, at=at
    )
    tell(CalendarOpened(calendar_id=made.id, at=at), actor=actor)
    return made
