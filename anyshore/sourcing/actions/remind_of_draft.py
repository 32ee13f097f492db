"""Remind an organisation of a draft a day before it is too late."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.sourcing.actions.start_reminder import start_reminder
from anyshore.sourcing.events import ProposalDraftDue
from anyshore.sourcing.models import ProposalDraft
from anyshore.sourcing.policies import may_let_time_pass
from anyshore.sourcing.queries.drafts import draft_in_question
from anyshore.sourcing.queries.tenders import must_take_next


@action
def remind_of_draft(*, actor: Actor, draft_id: UUID, at: datetime) -> ProposalDraft:
    """Those who wrote it are told by when it must be sent; where the end has moved, its clock starts anew instead.

    Only the clock may. Refused: a draft that is gone (NotFound), a request that takes no proposal of them any more
    (RequestNotOpen, ProposalsClosed, AlreadyProposed, RoundClosed): then nobody is told.
    """
    draft = draft_in_question(draft_id)
    if not may_let_time_pass(actor):
        raise Forbidden()
    request = draft.request
    must_take_next(request, draft.provider_id, at)
    if start_reminder(actor=actor, draft=draft, at=at) is None and request.proposals_until is not None:
        told = ProposalDraftDue(
            proposal_draft_id=draft.id, request_id=request.id, until=request.proposals_until, at=at
        )
        tell(told, actor=actor)
    return draft
