"""Put a revision of a proposal before its team."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.plumbing import deadlines, files
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.sourcing.events import TeamAsked
from anyshore.sourcing.models import TeamOffer
from anyshore.sourcing.queries.loading import locked_proposal
from anyshore.sourcing.queries.taking import must_take_version
from anyshore.sourcing.queries.teams import leads_waiting, put_before, team_terms, until_of
from anyshore.sourcing.rules.offers import ProposalTerms, content
from anyshore.sourcing.rules.teams import TeamWaits, digest


@action
def ask_team_again(
    *,
    actor: Actor,
    proposal_id: UUID,
    version: int,
    terms: ProposalTerms,
    file_ids: tuple[UUID, ...] = (),
    at: datetime,
) -> TeamOffer:
    """A new version of the proposal waits for the members of its team; until all have agreed, the version that stands
    binds, if one does.

    Those who may bind the bidder may, while proposals are taken. ``version`` is the one they looked at. Refused:
    another version (Stale), a declined or awarded one (NotAllowed), one whose time ran out a moment ago
    (OfferExpired), one left out of this round (RoundClosed), a request that takes none (RequestNotOpen,
    ProposalsClosed), a second one (TeamWaits), who has not signed the confidentiality text (NdaUnsigned), teams and
    terms that cannot be taken (as for ``ask_team``).
    """
    request, proposal = locked_proposal(actor, proposal_id)
    must_take_version(actor, request, proposal, version, at)
    waiting = leads_waiting(request, proposal.provider_id)
    if waiting is not None:
        raise TeamWaits(team=waiting.id)
    written = team_terms(actor, request, proposal.provider_id, terms, at)
    offer = TeamOffer.objects.create(
        request=request,
        lead_id=proposal.provider_id,
        author_id=actor.acting_person,
        proposal=proposal,
        proposal_version=version,
        terms=content(written),
        hash=digest(content(written)),
        at=at,
    )
    put_before(offer, written, at=at)
    files.attach(subject=("team_offer", offer.id), file_ids=file_ids, actor=actor, at=at)
    deadlines.start(
        verb="sourcing.lapse_team",
        subject=("team_offer", offer.id),
        due_at=until_of(request, at),
        at=at,
        args={"offer_id": offer.id},
    )
    tell(TeamAsked(team_offer_id=offer.id, request_id=request.id, hash=offer.hash, at=at), actor=actor)
    return offer
