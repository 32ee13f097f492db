"""Let what is held on a request go, for another proposal stands in its place."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.approvals.actions.close_overtaken import close_overtaken
from anyshore.kit.actor import Actor
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move
from anyshore.sourcing.events import HeldProposalDropped
from anyshore.sourcing.models import HeldProposal
from anyshore.sourcing.queries.held import held_on
from anyshore.sourcing.rules.held import SUBJECT


@action
def overtake_held_proposal(
    *, actor: Actor, request_id: UUID, replaced: bool = False, at: datetime
) -> HeldProposal | None:
    """What the actor's organisation holds on the request will not go out, and nobody need agree to it any more:
    ``replaced`` by its author, or another went out. Without one nothing happens.

    For this domain's own verbs, which have locked the request and permitted the actor. Refused: nothing.
    """
    held = held_on(request_id, actor.acting_organisation)
    if held is None:
        return None
    move(held, "drop" if replaced else "overtake", actor=actor, at=at, write={"ended_at": at})
    close_overtaken(actor=actor, organisation_id=held.provider_id, subject=(SUBJECT, held.id), at=at)
    told = HeldProposalDropped(held_proposal_id=held.id, request_id=request_id, overtaken=not replaced, at=at)
    tell(told, actor=actor)
    return held
