"""What verbs load of an offer that waits for its team: who has agreed to it, and who takes part elsewhere."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from anyshore.catalogue.queries.lists import provider_rows
from anyshore.kit.actor import Actor, ActorKind
from anyshore.kit.errors import NotFound
from anyshore.parties.queries import memberships_of
from anyshore.plumbing.state import lock_root
from anyshore.sourcing.models import Invitation, Proposal, ProposalMember, Request, TeamAnswer, TeamMember, TeamOffer
from anyshore.sourcing.models.teams import read_team
from anyshore.sourcing.queries.loading import screening_questions
from anyshore.sourcing.queries.tenders import lot_titles
from anyshore.sourcing.rules.offers import ProposalTerms, completed, content
from anyshore.sourcing.rules.states import ProposalState, RequestKind, Visibility
from anyshore.sourcing.rules.teams import (
    InTeam,
    MemberTerms,
    MemberUnknown,
    Stand,
    TeamMissing,
    TeamNotAgreed,
    TeamNotHere,
    TeamState,
    TeamWaits,
    digest,
    must_agree_again,
)

STANDING = (ProposalState.SENT, ProposalState.AWARDED)


def locked_team_offer(actor: Actor, offer_id: UUID) -> tuple[Request, TeamOffer]:
    """The offer if the actor may see it, read after its request, the root of both, was locked."""
    rows = TeamOffer.objects.visible_to(actor).filter(pk=offer_id)
    request_id = rows.values_list("request_id", flat=True).first()
    if request_id is None:
        raise NotFound()
    request: Request = lock_root(Request.objects.all(), request_id)
    return request, TeamOffer.objects.get(pk=offer_id)


def waiting_offers(request: Request) -> list[TeamOffer]:
    """The offers on the request that wait for members, the oldest first."""
    return list(TeamOffer.objects.filter(request=request, state=TeamState.WAITING).order_by("at", "id"))


def members_of(offer: TeamOffer) -> list[TeamMember]:
    """Who is asked, in their order."""
    return list(TeamMember.objects.filter(offer=offer).order_by("position"))


def member_of(offer: TeamOffer, provider_id: UUID | None) -> TeamMember:
    """One who is asked; NotFound for everybody else."""
    found = TeamMember.objects.filter(offer=offer, provider_id=provider_id).first()
    if found is None:
        raise NotFound()
    return found


def answers_to(offer: TeamOffer) -> dict[UUID, TeamAnswer]:
    """The last answer of each member to the terms as they are now."""
    rows = TeamAnswer.objects.filter(offer=offer, hash=offer.hash).order_by("at", "id")
    return {one.provider_id: one for one in rows}


def stand_of(answer: TeamAnswer | None) -> Stand:
    """Where a member with this answer stands."""
    if answer is None:
        return Stand.WAITING
    return Stand.AGREED if answer.agrees else Stand.DECLINED


def missing_from(offer: TeamOffer) -> int:
    """How many have not agreed to the terms as they are now."""
    given = answers_to(offer)
    return sum(stand_of(given.get(one.provider_id)) is not Stand.AGREED for one in members_of(offer))


def must_be_providers(actor: Actor, request: Request, lead_id: UUID, team: tuple[MemberTerms, ...]) -> None:
    """Refuse members whose profile is not shown, the lead itself and the client."""
    known = provider_rows(actor, [one.provider_id for one in team])
    for one in team:
        if one.provider_id not in known or one.provider_id in (lead_id, request.client_id):
            raise MemberUnknown(field="team")


def takes_part(request: Request, provider_id: UUID, besides: UUID | None = None) -> bool:
    """Whether the organisation is in an offer on the request that stands, or has agreed to one that waits.

    ``besides`` is an offer that waits and does not count.
    """
    if Proposal.objects.filter(request=request, provider_id=provider_id, state__in=STANDING).exists():
        return True
    return in_a_team(request, provider_id, besides)


def in_a_team(request: Request, provider_id: UUID, besides: UUID | None = None) -> bool:
    """Whether the organisation is a member, not the lead, of a team whose offer stands or to whose it has agreed."""
    # who revises an offer agrees to it while it stands
    of = TeamOffer.objects.filter(pk=besides).values_list("proposal_id", flat=True).first() if besides else None
    rows = ProposalMember.objects.filter(
        proposal__request=request, proposal__state__in=STANDING, provider_id=provider_id
    )
    if (rows.exclude(proposal_id=of) if of else rows).exists():
        return True
    asked = TeamMember.objects.filter(
        offer__request=request, offer__state=TeamState.WAITING, provider_id=provider_id
    ).exclude(offer_id=besides)
    return any(
        stand_of(answers_to(one.offer).get(provider_id)) is Stand.AGREED for one in asked.select_related("offer")
    )


def leads_waiting(request: Request, provider_id: UUID) -> TeamOffer | None:
    """The offer of this lead on the request that waits for members."""
    rows = TeamOffer.objects.filter(request=request, lead_id=provider_id, state=TeamState.WAITING)
    found: TeamOffer | None = rows.first()
    return found


def sees_by_team_alone(request: Request, provider_id: UUID) -> bool:
    """Whether the organisation sees the request only since it is asked to join a team."""
    if request.visibility != Visibility.INVITED or request.client_id == provider_id:
        return False
    if Proposal.objects.filter(request=request, provider_id=provider_id).exists():
        return False
    return not Invitation.objects.filter(request=request, provider_id=provider_id).exists()


def must_bid_once(request: Request, provider_id: UUID) -> None:
    """Refuse who leads an offer that waits (TeamWaits), or takes part with a team (InTeam)."""
    waiting = leads_waiting(request, provider_id)
    if waiting is not None:
        raise TeamWaits(team=waiting.id)
    if in_a_team(request, provider_id) or sees_by_team_alone(request, provider_id):
        raise InTeam()


def is_bound_elsewhere(request: Request, provider_id: UUID | None) -> bool:
    """Whether ``must_bid_once`` refuses: what a page asks before it shows a button."""
    if provider_id is None or provider_id == request.client_id:
        return False
    return (
        leads_waiting(request, provider_id) is not None
        or in_a_team(request, provider_id)
        or sees_by_team_alone(request, provider_id)
    )


def must_be_agreed(request: Request, lead_id: UUID, terms: ProposalTerms) -> None:
    """Refuse a first proposal of a team whose members have not agreed to exactly these terms."""
    agreed = TeamOffer.objects.filter(
        request=request, lead_id=lead_id, state=TeamState.SENT, hash=digest(content(terms)), proposal=None
    )
    if terms.team and not agreed.exists():
        raise TeamNotAgreed()


def team_sent(request_id: UUID, lead_id: UUID, agreed: str, proposal: Proposal) -> None:
    """The offer that a team agreed to, by its digest, and that its lead held back, became this proposal."""
    rows = TeamOffer.objects.filter(request_id=request_id, lead_id=lead_id, state=TeamState.SENT, hash=agreed)
    rows.filter(proposal=None).update(proposal=proposal)


def must_be_agreed_again(proposal: Proposal, terms: ProposalTerms) -> None:
    """Refuse a revision that needs the team's members and that they have not agreed to (another price, share or role,
    or an offer that stands again), and any while another one waits for them."""
    waiting = leads_waiting(proposal.request, proposal.provider_id)
    if waiting is not None:
        raise TeamWaits(team=waiting.id)
    agreed = TeamOffer.objects.filter(
        proposal=proposal, proposal_version=proposal.version, state=TeamState.SENT, hash=digest(content(terms))
    )
    if needs_members(proposal, terms) and not agreed.exists():
        raise TeamNotAgreed()


def needs_members(proposal: Proposal, terms: ProposalTerms) -> bool:
    """Whether a revision in these terms is the members' to agree to."""
    if proposal.state != ProposalState.SENT:
        return bool(terms.team)
    return must_agree_again((proposal.price_minor, read_team(proposal)), (terms.price_minor, terms.team))


def lead_actor(offer: TeamOffer) -> Actor:
    """The person who put the offer together, acting for the lead with the role they have now; none if they left."""
    own = memberships_of(offer.author_id)
    role = next((one.role for one in own if one.organisation_id == offer.lead_id), "")
    return Actor(ActorKind.PERSON, offer.author_id, offer.lead_id, role)


def until_of(request: Request, at: datetime) -> datetime:
    """The instant by which all must have agreed."""
    return request.proposals_until or at


def team_terms(actor: Actor, request: Request, lead_id: UUID, terms: ProposalTerms, at: datetime) -> ProposalTerms:
    """``terms`` cleaned and checked as a proposal's, with a team of providers; how long they hold stays as written.

    Raises TeamMissing, TeamNotHere, MemberUnknown and what rules.offers refuses.
    """
    if request.kind in (RequestKind.RFI, RequestKind.CONTEST):
        raise TeamNotHere()
    if not terms.team:
        raise TeamMissing(field="team")
    done = completed(
        terms,
        title=request.title,
        questions=screening_questions(request),
        decide_until=request.decide_until or at,
        at=at,
        lots=lot_titles(request),
    )
    must_be_providers(actor, request, lead_id, done.team)
    return replace(done, expires_at=terms.expires_at)


def put_before(offer: TeamOffer, terms: ProposalTerms, *, at: datetime) -> list[UUID]:
    """Write the team of ``terms`` as who is asked; who was asked before keeps the day. Return those in it no more."""
    before = {one.provider_id: one for one in members_of(offer)}
    TeamMember.objects.filter(offer=offer).delete()
    for place, one in enumerate(terms.team, start=1):
        known = before.get(one.provider_id)
        TeamMember.objects.create(
            offer=offer,
            provider_id=one.provider_id,
            position=place,
            share_bps=one.share_bps,
            role=one.role,
            asked_at=known.asked_at if known else at,
            reminded_at=known.reminded_at if known else None,
        )
    wanted = {one.provider_id for one in terms.team}
    return [one for one in before if one not in wanted]
