"""Agree to take part in a team's offer."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, NotAllowed, Refused
from anyshore.plumbing.actions import action, attempt
from anyshore.plumbing.audit import tell
from anyshore.sourcing.actions.send_team_offer import send_team_offer
from anyshore.sourcing.events import TeamAgreed, TeamNotSent
from anyshore.sourcing.models import Request, TeamAnswer, TeamOffer
from anyshore.sourcing.policies import may_answer_team
from anyshore.sourcing.queries.clearance import must_be_cleared, signer_name
from anyshore.sourcing.queries.loading import is_related
from anyshore.sourcing.queries.teams import (
    answers_to,
    lead_actor,
    locked_team_offer,
    member_of,
    missing_from,
    takes_part,
)
from anyshore.sourcing.rules.clocks import is_over
from anyshore.sourcing.rules.quotas import A_WEEK
from anyshore.sourcing.rules.refusals import OwnRequest, ProposalsClosed, RequestNotOpen
from anyshore.sourcing.rules.states import RequestState
from anyshore.sourcing.rules.teams import InTeam, TeamState


class TeamTermsMoved(Refused):
    """The lead changed the terms meanwhile: the answer was to others than those that stand now."""

    code = "team_terms_moved"


class AgreedBefore(Refused):
    """The organisation has agreed to these terms already."""

    code = "agreed_before"


@action
def agree_to_team(
    *, actor: Actor, offer_id: UUID, terms_hash: str, name: str = "", a_week: int = A_WEEK, at: datetime
) -> TeamOffer:
    """The actor's organisation takes part on the terms with this digest. When it was the last that was waited for, the
    offer is sent as the lead's proposal, and binds the lead, who answers for the members. Where sending is refused (no
    turn, no place, the lead's author gone), the agreement stands and the lead is told.

    Those who may bind a member may, before the end of proposals: at that instant it is too late. ``name`` stands under
    the agreement, the person's own if empty. Refused: who is not asked (NotFound), other terms (TeamTermsMoved), a
    second time (AgreedBefore), one that does not wait (NotAllowed), who takes part in another offer on the request
    (InTeam), the client's own people (OwnRequest), who has not signed the confidentiality text (NdaUnsigned), a
    request that takes none (RequestNotOpen, ProposalsClosed).
    """
    request, offer = locked_team_offer(actor, offer_id)
    member = member_of(offer, actor.organisation_id)
    if not may_answer_team(actor, member):
        raise Forbidden()
    _must_wait(request, offer, terms_hash, at)
    _must_be_free(actor, request, offer)
    TeamAnswer.objects.create(
        offer=offer,
        provider_id=member.provider_id,
        agrees=True,
        hash=offer.hash,
        person_id=actor.acting_person,
        name=name.strip()[:120] or signer_name(actor.acting_person),
        at=at,
    )
    left = missing_from(offer)
    told = TeamAgreed(
        team_offer_id=offer.id,
        request_id=request.id,
        provider_id=member.provider_id,
        hash=offer.hash,
        left=left,
        at=at,
    )
    tell(told, actor=actor)
    return offer if left else _send(actor, offer, a_week, at)


def _must_wait(request: Request, offer: TeamOffer, terms_hash: str, at: datetime) -> None:
    if offer.state != TeamState.WAITING:
        raise NotAllowed(kind="team_offer", state=offer.state, verb="agree")
    if request.state != RequestState.OPEN:
        raise RequestNotOpen(state=request.state)
    if is_over(request.proposals_until, at):
        raise ProposalsClosed(until=request.proposals_until)
    if offer.hash != terms_hash:
        raise TeamTermsMoved()


def _must_be_free(actor: Actor, request: Request, offer: TeamOffer) -> None:
    if is_related(actor, request):
        raise OwnRequest()
    must_be_cleared(actor, request)
    given = answers_to(offer).get(actor.acting_organisation)
    if given is not None and given.agrees:
        raise AgreedBefore()
    if takes_part(request, actor.acting_organisation, besides=offer.id):
        raise InTeam()


def _send(actor: Actor, offer: TeamOffer, a_week: int, at: datetime) -> TeamOffer:
    """Send it in the name of who put it together: they signed it to be sent when all agree."""
    sent = attempt(send_team_offer, actor=lead_actor(offer), offer_id=offer.id, a_week=a_week, at=at)
    if isinstance(sent, Refused):
        told = TeamNotSent(team_offer_id=offer.id, request_id=offer.request_id, refusal=sent.code, at=at)
        tell(told, actor=actor)
        return offer
    return sent
