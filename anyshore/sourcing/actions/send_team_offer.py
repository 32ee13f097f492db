"""Send an offer to which all members of its team have agreed."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing import deadlines, files
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move
from anyshore.sourcing.actions.hold_proposal import hold_proposal
from anyshore.sourcing.actions.revise_proposal import revise_proposal
from anyshore.sourcing.actions.send_proposal import send_proposal
from anyshore.sourcing.events import TeamOfferSent
from anyshore.sourcing.models import TeamOffer
from anyshore.sourcing.policies import may_lead_team
from anyshore.sourcing.queries.held import own_rule
from anyshore.sourcing.queries.teams import locked_team_offer, missing_from
from anyshore.sourcing.rules.held import SUBJECT
from anyshore.sourcing.rules.offers import ProposalTerms, read_content
from anyshore.sourcing.rules.quotas import A_WEEK
from anyshore.sourcing.rules.teams import TeamNotAgreed


@action
def send_team_offer(*, actor: Actor, offer_id: UUID, a_week: int = A_WEEK, at: datetime) -> TeamOffer:
    """The offer is with the client as a proposal of the lead, or as the next version of one, with its files.

    Where the lead's own rules want its people to agree, it waits for them (``hold_proposal``).

    The last agreement does this by itself; where it was refused then, those who may bind the lead may. Refused: one
    that does not wait (NotAllowed), members who have not agreed (TeamNotAgreed), and all that ``send_proposal`` and
    ``revise_proposal`` refuse.
    """
    request, offer = locked_team_offer(actor, offer_id)
    if not may_lead_team(actor, offer):
        raise Forbidden()
    if missing_from(offer):
        raise TeamNotAgreed()
    move(offer, "send", actor=actor, at=at, write={"ended_at": at})
    subject, terms = ("team_offer", offer.id), read_content(offer.terms)
    deadlines.stop(subject=subject, at=at)
    if own_rule(actor, request, terms.price_minor) is not None:
        _hold(actor, offer, terms, a_week, at)
        return offer
    given = {"actor": actor, "terms": terms, "a_week": a_week, "at": at}
    if offer.proposal_id is None:
        proposal = send_proposal(request_id=request.id, **given)  # type: ignore[arg-type] # one dict for both verbs
    else:
        seen = offer.proposal_version
        proposal = revise_proposal(proposal_id=offer.proposal_id, version=seen, **given)  # type: ignore[arg-type] # as above
    files.copy(subject, to=("proposal", proposal.id), actor=actor, at=at)
    offer.proposal = proposal
    offer.save(update_fields=["proposal"])
    tell(TeamOfferSent(team_offer_id=offer.id, request_id=request.id, proposal_id=proposal.id, at=at), actor=actor)
    return offer


def _hold(actor: Actor, offer: TeamOffer, terms: ProposalTerms, a_week: int, at: datetime) -> None:
    held = hold_proposal(
        actor=actor,
        request_id=offer.request_id,
        terms=terms,
        proposal_id=offer.proposal_id,
        version=offer.proposal_version,
        a_week=a_week,
        at=at,
    )
    files.copy(("team_offer", offer.id), to=(SUBJECT, held.id), actor=actor, at=at)
