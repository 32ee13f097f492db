"""Write down knowledge that is to reach the provider."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from anyshore.contracts.rules.content import checked_title
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Invalid
from anyshore.parties.queries import readers_of
from anyshore.parties.rules import Right
from anyshore.plumbing import files
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.transition.events import KnowledgeAdded
from anyshore.transition.models import Knowledge
from anyshore.transition.policies import may_share
from anyshore.transition.queries.loading import transition_locked
from anyshore.transition.rules import KnowledgeKind, NotAgreed, TransitionState


@action
def add_knowledge(
    *,
    actor: Actor,
    agreement_id: UUID,
    kind: KnowledgeKind,
    title: str,
    on: date,
    receiver_id: UUID,
    file_ids: Sequence[UUID] = (),
    at: datetime,
) -> Knowledge:
    """A session on a day, or a document with its files, waits for its receiver to sign it off.

    Those of the client who work. Refused: others (Forbidden), a receiver who does not work for the provider, no title
    (Invalid), a transition that is closed (NotAgreed).
    """
    transition = transition_locked(actor, agreement_id)
    if not may_share(actor, transition.agreement):
        raise Forbidden()
    if transition.state == TransitionState.CLOSED:
        raise NotAgreed(state=transition.state)
    if receiver_id not in {one.person_id for one in readers_of(transition.agreement.provider_id, Right.WORK)}:
        raise Invalid(field="receiver", reason="choice")
    made = Knowledge.objects.create(
        transition=transition,
        kind=str(kind),
        title=checked_title(title),
        on=on,
        author_id=actor.acting_person,
        receiver_id=receiver_id,
        at=at,
    )
    files.attach(subject=("knowledge", made.id), file_ids=file_ids, actor=actor, at=at)
    told = KnowledgeAdded(
        agreement_id=agreement_id, knowledge_id=made.id, title=made.title, receiver_id=receiver_id, at=at
    )
    tell(told, actor=actor)
    return made
