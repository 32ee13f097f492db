"""Revise a proposal."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.approvals.actions.close_overtaken import close_overtaken
from anyshore.kit.actor import Actor
from anyshore.plumbing import files
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move
from anyshore.sourcing.actions.overtake_held_proposal import overtake_held_proposal
from anyshore.sourcing.actions.stand_until import stand_until
from anyshore.sourcing.events import ProposalRevised, TeamLeft
from anyshore.sourcing.models import Proposal, ProposalVersion, Request
from anyshore.sourcing.models.lots import write_prices
from anyshore.sourcing.models.parts import write_parts
from anyshore.sourcing.models.teams import read_team, write_team
from anyshore.sourcing.queries.duplicates import keep_sketch
from anyshore.sourcing.queries.held import must_be_approved
from anyshore.sourcing.queries.loading import locked_proposal
from anyshore.sourcing.queries.quotas import take_turn
from anyshore.sourcing.queries.taking import completed_for, must_take_version
from anyshore.sourcing.queries.teams import must_be_agreed_again
from anyshore.sourcing.queries.tenders import round_of
from anyshore.sourcing.rules.offers import ProposalTerms, content
from anyshore.sourcing.rules.quotas import A_WEEK
from anyshore.sourcing.rules.states import ProposalState


@action
def revise_proposal(
    *,
    actor: Actor,
    proposal_id: UUID,
    version: int,
    terms: ProposalTerms,
    file_ids: tuple[UUID, ...] = (),
    a_week: int = A_WEEK,
    at: datetime,
) -> Proposal:
    """A new version of the offer binds instead of the one before; one withdrawn, expired or passed over stands again.

    Those who may bind the provider may, while proposals are taken. ``version`` is the one they looked at. Refused:
    another version (Stale), who has not signed the confidentiality text in force (NdaUnsigned), a declined or awarded
    one (NotAllowed), one whose time ran out a moment ago (OfferExpired), one that stands again without a place or a
    turn (RequestFull, QuotaUsed), a request that takes no proposals (RequestNotOpen, ProposalsClosed), one left out of
    this round (RoundClosed), another price, share or role without the team's agreement (TeamNotAgreed), one while
    another version waits for the team (TeamWaits), what its own people must agree to and have not
    (ProposalUnapproved), terms (rules.offers).
    """
    request, proposal = locked_proposal(actor, proposal_id)
    must_take_version(actor, request, proposal, version, at)
    must_be_agreed_again(proposal, terms)
    done = completed_for(request, terms, at)
    must_be_approved(actor, request, done, proposal, version)
    if proposal.state != ProposalState.SENT:
        take_turn(request, proposal.provider_id, at=at, limit=a_week, own=proposal)
        cleared = {"decided_at": None, "reason_code": "", "reason_detail": "", "reason": ""}
        move(proposal, "revise", actor=actor, at=at, write=cleared)
    gone = _write(request, proposal, done, actor, at)
    files.attach(subject=("proposal", proposal.id), file_ids=file_ids, actor=actor, at=at)
    stand_until(actor=actor, proposal_id=proposal.id, at=at)
    close_overtaken(actor=actor, organisation_id=request.client_id, subject=("proposal", proposal.id), at=at)
    told = ProposalRevised(
        proposal_id=proposal.id,
        request_id=request.id,
        version=proposal.version,
        price_minor=proposal.price_minor,
        currency=request.currency,
        expires_at=proposal.expires_at,
        at=at,
    )
    tell(told, actor=actor)
    if gone:
        left = " ".join(map(str, gone))
        tell(TeamLeft(proposal_id=proposal.id, request_id=request.id, members=left, at=at), actor=actor)
    overtake_held_proposal(actor=actor, request_id=request.id, at=at)
    return proposal


def _write(request: Request, proposal: Proposal, terms: ProposalTerms, actor: Actor, at: datetime) -> list[UUID]:
    """Write the new version; return who is in the team no more."""
    stay = {one.provider_id for one in terms.team}
    gone = [one.provider_id for one in read_team(proposal) if one.provider_id not in stay]
    proposal.version += 1
    proposal.author_id = actor.acting_person
    proposal.price_minor, proposal.text, proposal.finishes_on = terms.price_minor, terms.text, terms.finishes_on
    proposal.sent_at, proposal.expires_at, proposal.request_version = at, terms.stands_until, request.version
    columns = ("version", "author", "price_minor", "text", "finishes_on", "sent_at", "expires_at", "request_version")
    proposal.save(update_fields=columns)
    write_parts(proposal, terms)
    write_team(proposal, terms)
    keep_sketch(proposal)
    write_prices(proposal, terms)
    ProposalVersion.objects.create(
        proposal=proposal,
        number=proposal.version,
        round=round_of(request),
        content=content(terms),
        author_id=actor.acting_person,
        at=at,
    )
    return gone
