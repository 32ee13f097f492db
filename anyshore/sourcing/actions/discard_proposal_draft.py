"""Discard a draft of a proposal."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing import deadlines, files
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.sourcing.events import ProposalDraftDiscarded
from anyshore.sourcing.policies import may_discard_proposal_draft
from anyshore.sourcing.queries.drafts import KIND, locked_draft


@action
def discard_proposal_draft(*, actor: Actor, draft_id: UUID, at: datetime) -> None:
    """The draft and its attachments are gone; nobody else ever saw them.

    Those who work for its organisation may, also when the request takes no proposals any more.
    """
    draft = locked_draft(actor, draft_id)
    if not may_discard_proposal_draft(actor, draft):
        raise Forbidden()
    files.detach((KIND, draft.id))
    deadlines.stop(subject=(KIND, draft.id), at=at)
    tell(ProposalDraftDiscarded(proposal_draft_id=draft.id, request_id=draft.request_id, at=at), actor=actor)
    draft.delete()
