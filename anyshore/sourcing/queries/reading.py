"""Whether an actor may read a thing: for the files that hang on it."""

from __future__ import annotations

from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.sourcing.models import Proposal, Request


def may_read_request(actor: Actor, request_id: UUID) -> bool:
    """Whether the actor sees this request."""
    return Request.objects.visible_to(actor).filter(pk=request_id).exists()


def may_read_proposal(actor: Actor, proposal_id: UUID) -> bool:
    """Whether the actor sees this proposal."""
    return Proposal.objects.visible_to(actor).filter(pk=proposal_id).exists()
