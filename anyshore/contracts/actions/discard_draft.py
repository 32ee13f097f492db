"""Give up a draft."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.actions.overtake_held import overtake_held
from anyshore.contracts.events import DraftDiscarded
from anyshore.contracts.models import Agreement
from anyshore.contracts.policies import may_offer, side_of
from anyshore.contracts.queries.drafts import draft_locked
from anyshore.contracts.rules import AGREEMENT, AgreementState
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, NotAllowed
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


@action
def discard_draft(*, actor: Actor, agreement_id: UUID, at: datetime) -> Agreement:
    """The draft is given up: nobody writes it any more. It stays to be read by those who could.

    Those who may commit the side that began it. Refused: others (Forbidden), a draft that was offered or discarded
    (NotAllowed).
    """
    draft = draft_locked(actor, agreement_id)
    agreement = draft.agreement
    side = side_of(actor, agreement)
    if side is None or agreement.drafted_by_id != actor.organisation_id or not may_offer(actor):
        raise Forbidden()
    AGREEMENT.after(AgreementState(agreement.state), "edit")
    if draft.discarded_at is not None:
        raise NotAllowed(kind="draft", state="discarded", verb="discard")
    draft.discarded_at = at
    draft.save(update_fields=["discarded_at"])
    overtake_held(actor=actor, agreement_id=agreement.id, at=at)
    tell(DraftDiscarded(agreement_id=agreement.id, side=side, shared=draft.shared_at is not None, at=at), actor=actor)
    return agreement
