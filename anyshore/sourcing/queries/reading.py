"""Whether an actor may read a thing: for the files that hang on it."""

from __future__ import annotations

from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.sourcing.models import Proposal, ProposalDraft, Request, RequestVersion, TeamOffer
from anyshore.sourcing.queries.clearance import clearance_of
from anyshore.sourcing.rules.nda import Clearance


def may_read_request(actor: Actor, request_id: UUID) -> bool:
    """Whether the actor reads all of this request, its attachments too: of a confidential one who has signed."""
    found = Request.objects.visible_to(actor).filter(pk=request_id).first()
    return found is not None and clearance_of(actor, found) is Clearance.FULL


def may_read_proposal(actor: Actor, proposal_id: UUID) -> bool:
    """Whether the actor sees this proposal."""
    return Proposal.objects.visible_to(actor).filter(pk=proposal_id).exists()


def may_read_proposal_draft(actor: Actor, draft_id: UUID) -> bool:
    """Whether the draft is of the actor's own organisation."""
    return ProposalDraft.objects.visible_to(actor).filter(pk=draft_id).exists()


def may_read_team_offer(actor: Actor, offer_id: UUID) -> bool:
    """Whether the actor's organisation leads this team or is asked to be in it."""
    return TeamOffer.objects.visible_to(actor).filter(pk=offer_id).exists()


def may_read_request_version(actor: Actor, version_id: UUID) -> bool:
    """Whether the actor reads all of the request of this version: each such reader reads all its versions."""
    found = RequestVersion.objects.filter(pk=version_id).values_list("request_id", flat=True).first()
    return found is not None and may_read_request(actor, found)
