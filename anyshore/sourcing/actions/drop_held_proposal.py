"""Give up a proposal that is held."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.approvals.actions.close_overtaken import close_overtaken
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move
from anyshore.sourcing.events import HeldProposalDropped
from anyshore.sourcing.models import HeldProposal
from anyshore.sourcing.policies import may_drop_held
from anyshore.sourcing.queries.held import locked_held_proposal
from anyshore.sourcing.rules.held import SUBJECT


@action
def drop_held_proposal(*, actor: Actor, held_id: UUID, at: datetime) -> HeldProposal:
    """The proposal will not go out, and nobody need agree to it any more.

    Who signed it, and those who may bind the provider. Refused: others (NotFound, Forbidden), one that went out or is
    over (NotAllowed).
    """
    _request, held = locked_held_proposal(actor, held_id)
    if not may_drop_held(actor, held):
        raise Forbidden()
    move(held, "drop", actor=actor, at=at, write={"ended_at": at})
    close_overtaken(actor=actor, organisation_id=held.provider_id, subject=(SUBJECT, held.id), at=at)
    told = HeldProposalDropped(held_proposal_id=held.id, request_id=held.request_id, overtaken=False, at=at)
    tell(told, actor=actor)
    return held
