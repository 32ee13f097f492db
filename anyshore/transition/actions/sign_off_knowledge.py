"""Sign off knowledge that arrived."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.rules.content import checked_reason
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, NotAllowed
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.transition.events import KnowledgeSigned
from anyshore.transition.models import Knowledge
from anyshore.transition.policies import may_sign_off
from anyshore.transition.queries.loading import part_locked


@action
def sign_off_knowledge(*, actor: Actor, knowledge_id: UUID, note: str = "", at: datetime) -> Knowledge:
    """Its receiver says that they can work with it.

    The receiver alone. Refused: others (Forbidden), what is signed off (NotAllowed).
    """
    found = part_locked(actor, Knowledge, knowledge_id)
    if not may_sign_off(actor, found.receiver_id):
        raise Forbidden()
    if found.signed_at is not None:
        raise NotAllowed(kind="knowledge", state="signed", verb="sign_off")
    found.signed_at, found.note = at, checked_reason("note", note)
    found.save(update_fields=["signed_at", "note"])
    told = KnowledgeSigned(agreement_id=found.transition.agreement_id, knowledge_id=found.id, title=found.title, at=at)
    tell(told, actor=actor)
    return found
