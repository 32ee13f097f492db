"""Write down that somebody may enter a system."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from anyshore.contracts.rules import reading
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Invalid
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.transition.events import AccessGranted
from anyshore.transition.models import Access
from anyshore.transition.policies import may_share
from anyshore.transition.queries.loading import transition_locked
from anyshore.transition.rules import NotAgreed, TransitionState


@action
def grant_access(
    *, actor: Actor, agreement_id: UUID, system: str, level: str, person: str, granted_on: date, at: datetime
) -> Access:
    """The access stands in the list, which is the one by which access ends.

    Those of the client who work; who wrote it down granted it. Refused: others (Forbidden), an empty field, a day to
    come (Invalid), a transition that is closed (NotAgreed).
    """
    transition = transition_locked(actor, agreement_id)
    if not may_share(actor, transition.agreement):
        raise Forbidden()
    if transition.state == TransitionState.CLOSED:
        raise NotAgreed(state=transition.state)
    given = {"system": (system, 120), "level": (level, 80), "person": (person, 120)}
    read = {name: " ".join(reading.text(most)(name, words).split()) for name, (words, most) in given.items()}
    for name, words in read.items():
        if not words:
            raise Invalid(field=name, reason="empty")
    if granted_on > at.date():
        raise Invalid(field="granted_on", reason="future")
    made = Access.objects.create(
        transition=transition, **read, granted_on=granted_on, granter_id=actor.acting_person, at=at
    )
    told = AccessGranted(agreement_id=agreement_id, access_id=made.id, system=made.system, person=made.person, at=at)
    tell(told, actor=actor)
    return made
