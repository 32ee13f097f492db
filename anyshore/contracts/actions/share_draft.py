"""Let the other side into a draft."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.events import DraftShared
from anyshore.contracts.models import Agreement
from anyshore.contracts.policies import may_offer, side_of
from anyshore.contracts.queries.drafts import draft_locked
from anyshore.contracts.rules import AGREEMENT, AgreementState
from anyshore.conversations.actions.open_thread import open_thread
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, NotAllowed
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


@action
def share_draft(*, actor: Actor, agreement_id: UUID, at: datetime) -> Agreement:
    """Both sides see the draft and write it from now on, with a thread for both. It still binds nobody.

    Those who may commit the side that began it. Refused: others (Forbidden), a draft that was shared, offered or
    discarded (NotAllowed).
    """
    draft = draft_locked(actor, agreement_id)
    agreement = draft.agreement
    side = side_of(actor, agreement)
    if side is None or agreement.drafted_by_id != actor.organisation_id or not may_offer(actor):
        raise Forbidden()
    AGREEMENT.after(AgreementState(agreement.state), "edit")
    if draft.shared_at is not None or draft.discarded_at is not None:
        raise NotAllowed(kind="draft", state="shared" if draft.shared_at else "discarded", verb="share")
    draft.shared_at = at
    draft.save(update_fields=["shared_at"])
    open_thread(
        actor=actor,
        subject=("agreement", agreement.id),
        title=agreement.title,
        organisation_ids=[agreement.client_id, agreement.provider_id],
        at=at,
    )
    tell(DraftShared(agreement_id=agreement.id, side=side, at=at), actor=actor)
    return agreement
