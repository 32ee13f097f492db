"""Teams as pages and mails show them: an offer that waits for its members, and the team of a proposal that was
sent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import NotFound
from anyshore.kit.money import Money
from anyshore.parties.queries import OrganisationRow, organisations
from anyshore.plumbing import files
from anyshore.plumbing.files import AttachedFile
from anyshore.sourcing import policies
from anyshore.sourcing.models import Proposal, Request, TeamAnswer, TeamMember, TeamOffer
from anyshore.sourcing.queries.clearance import clearance_of
from anyshore.sourcing.queries.held import held_on
from anyshore.sourcing.queries.proposals import MilestoneRow
from anyshore.sourcing.queries.team_shares import ShareRow, shares_in
from anyshore.sourcing.queries.teams import answers_to, members_of, needs_members, stand_of
from anyshore.sourcing.queries.told import ToldRequest, told_request
from anyshore.sourcing.rules.clocks import is_over
from anyshore.sourcing.rules.nda import Clearance
from anyshore.sourcing.rules.offers import ProposalTerms, read_content
from anyshore.sourcing.rules.states import RequestState
from anyshore.sourcing.rules.teams import REMIND_AFTER, Stand, TeamState, amounts_of, shares_of


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedRow:
    """A member that is asked, and where it stands to the terms as they are. ``name`` and ``at`` are those of its
    answer, ``words`` why it declined; ``agreed_before``: it had agreed to terms that the lead has changed since."""

    share: ShareRow
    stand: str
    mine: bool
    name: str
    at: datetime | None
    words: str
    agreed_before: bool
    may_remind: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamView:
    """An offer that waits for its team, as its lead and its members see it. ``may`` names what this reader may do now,
    ``entitled`` what their side and role let them do at some time.

    ``brief`` is as far as the reader may read it; ``clearance`` tells how far that is. ``number`` is that of the
    proposal it became or revises, 0 where there is none yet; ``held``: the lead's own people must still agree.
    """

    id: UUID
    state: str
    version: int
    hash: str
    request_id: UUID
    request_number: int
    title: str
    client: OrganisationRow
    currency: str
    brief: str
    clearance: str
    lead: ShareRow
    members: list[AskedRow]
    terms: ProposalTerms
    price: Money
    milestones: list[MilestoneRow]
    files: list[AttachedFile]
    until: datetime | None
    at: datetime
    ended_at: datetime | None
    number: int
    held: bool
    revises: bool
    leads: bool
    may: frozenset[str]
    entitled: frozenset[str]

    @property
    def shares(self) -> list[ShareRow]:
        """Everybody of the team, the lead first."""
        return [self.lead, *(one.share for one in self.members)]

    @property
    def own(self) -> AskedRow | None:
        """The reader's own part, for a member."""
        return next((one for one in self.members if one.mine), None)

    @property
    def left(self) -> int:
        """How many have not agreed."""
        return sum(one.stand != Stand.AGREED for one in self.members)


def team_view(actor: Actor, offer_id: UUID, *, at: datetime) -> TeamView:
    """One offer that waits, or waited, for its team; NotFound for everybody but the lead and those who are asked."""
    rows = TeamOffer.objects.visible_to(actor).select_related("request", "proposal")
    offer = rows.filter(pk=offer_id).first()
    if offer is None:
        raise NotFound()
    request, terms = offer.request, read_content(offer.terms)
    members, price = members_of(offer), terms.price_minor
    shares = shares_in(offer.lead_id, [(one.provider_id, one.role, one.share_bps) for one in members], price, request)
    subject = ("team_offer", offer.id)
    cleared = _cleared(actor, request)
    return TeamView(
        id=offer.id,
        state=offer.state,
        version=offer.version,
        hash=offer.hash,
        request_id=request.id,
        request_number=request.number,
        title=request.title,
        client=organisations([request.client_id])[request.client_id],
        currency=request.currency,
        brief=request.brief if cleared == Clearance.FULL else "",
        clearance=str(cleared),
        lead=shares[0],
        members=_asked(actor, offer, members, shares[1:], at),
        terms=terms,
        price=Money(price, request.currency),
        milestones=[
            MilestoneRow(place, one.title, Money(one.amount_minor, request.currency), one.due_on, one.criteria)
            for place, one in enumerate(terms.milestones, start=1)
        ],
        files=files.of(subject)[subject],
        until=request.proposals_until,
        at=offer.at,
        ended_at=offer.ended_at,
        number=offer.proposal.number if offer.proposal else 0,
        held=offer.state == TeamState.SENT and held_on(request.pk, offer.lead_id) is not None,
        revises=bool(offer.proposal_version),
        leads=offer.lead_id == actor.organisation_id,
        may=_may(actor, offer, members, at),
        entitled=_entitled(actor, offer, members),
    )


def _cleared(actor: Actor, request: Request) -> Clearance:
    """How far the reader reads the brief: not at all once it is not theirs to see any more."""
    seen = Request.objects.visible_to(actor).filter(pk=request.pk).exists()
    return clearance_of(actor, request) if seen else Clearance.NONE


def _asked(
    actor: Actor, offer: TeamOffer, members: list[TeamMember], shares: list[ShareRow], at: datetime
) -> list[AskedRow]:
    given = answers_to(offer)
    earlier = TeamAnswer.objects.filter(offer=offer, agrees=True).exclude(hash=offer.hash)
    before = set(earlier.values_list("provider_id", flat=True))
    leads = policies.may_lead_team(actor, offer) and offer.state == TeamState.WAITING
    found = []
    for one, share in zip(members, shares, strict=True):
        answer = given.get(one.provider_id)
        free = at >= (one.reminded_at or one.asked_at) + REMIND_AFTER
        found.append(
            AskedRow(
                share=share,
                stand=str(stand_of(answer)),
                mine=one.provider_id == actor.organisation_id,
                name=answer.name if answer else "",
                at=answer.at if answer else None,
                words=answer.words if answer else "",
                agreed_before=answer is None and one.provider_id in before,
                may_remind=leads and answer is None and free,
            )
        )
    return found


def _entitled(actor: Actor, offer: TeamOffer, members: list[TeamMember]) -> frozenset[str]:
    answers = any(policies.may_answer_team(actor, one) for one in members)
    leads = policies.may_lead_team(actor, offer)
    return frozenset((["agree", "decline"] if answers else []) + (["change", "call_off", "send"] if leads else []))


def _may(actor: Actor, offer: TeamOffer, members: list[TeamMember], at: datetime) -> frozenset[str]:
    request = offer.request
    waits = offer.state == TeamState.WAITING
    taking = waits and request.state == RequestState.OPEN and not is_over(request.proposals_until, at)
    given = answers_to(offer)
    own = next((one for one in members if one.provider_id == actor.organisation_id), None)
    stand = stand_of(given.get(own.provider_id)) if own else None
    answers = own is not None and policies.may_answer_team(actor, own)
    leads = policies.may_lead_team(actor, offer)
    all_agreed = all(stand_of(given.get(one.provider_id)) is Stand.AGREED for one in members)
    verbs = {
        "agree": taking and answers and stand is not Stand.AGREED,
        "decline": waits and answers and stand is not Stand.DECLINED,
        "change": taking and leads,
        "call_off": waits and leads,
        "send": taking and leads and all_agreed,
    }
    return frozenset(verb for verb, allowed in verbs.items() if allowed)


def asks_team(actor: Actor, proposal_id: UUID, terms: ProposalTerms) -> bool:
    """Whether a revision of the actor's own proposal in these terms is its team's to agree to."""
    own = Proposal.objects.filter(provider_id=actor.organisation_id, pk=proposal_id)
    found = own.first() if actor.organisation_id else None
    return found is not None and needs_members(found, terms)


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamRow:
    """A team's offer in a list: what the reader's organisation is asked for, or waits for."""

    id: UUID
    request_number: int
    title: str
    client: str
    lead: str
    amount: Money
    share_bps: int
    stand: str
    leads: bool
    left: int
    declined: int
    at: datetime
    until: datetime | None


def my_teams(actor: Actor, request_id: UUID | None = None) -> list[TeamRow]:
    """The offers that wait for a team in which the actor's organisation is lead or member, the soonest to end first;
    those on one request, if it is given."""
    if actor.organisation_id is None:
        return []
    rows = TeamOffer.objects.visible_to(actor).filter(state=TeamState.WAITING)
    rows = rows.filter(request_id=request_id) if request_id else rows
    found = rows.select_related("request__client", "lead").order_by("request__proposals_until", "id")
    return [_team_row(actor.organisation_id, one) for one in found]


def _team_row(own_id: UUID, offer: TeamOffer) -> TeamRow:
    members, given, terms = members_of(offer), answers_to(offer), read_content(offer.terms)
    stands = {one.provider_id: stand_of(given.get(one.provider_id)) for one in members}
    bps = [one.share_bps for one in members]
    price = terms.price_minor
    place = [offer.lead_id, *stands].index(own_id)
    return TeamRow(
        id=offer.id,
        request_number=offer.request.number,
        title=offer.request.title,
        client=offer.request.client.name,
        lead=offer.lead.name,
        amount=Money(amounts_of(price, bps)[place], offer.request.currency),
        share_bps=shares_of(bps)[place],
        stand=str(stands.get(own_id, "")),
        leads=place == 0,
        left=sum(one is not Stand.AGREED for one in stands.values()),
        declined=sum(one is Stand.DECLINED for one in stands.values()),
        at=offer.at,
        until=offer.request.proposals_until,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldTeam:
    """An offer that waits for its team as mails name it. ``parts`` are each member's share of the price."""

    id: UUID
    lead_id: UUID
    lead: str
    request: ToldRequest
    price: Money
    parts: dict[UUID, Money]
    silent: list[UUID]


def told_team(offer_id: UUID) -> ToldTeam:
    """The offer with this id."""
    offer = TeamOffer.objects.select_related("request", "lead").get(pk=offer_id)
    members, given, terms = members_of(offer), answers_to(offer), read_content(offer.terms)
    bps, currency = [one.share_bps for one in members], offer.request.currency
    price = terms.price_minor
    return ToldTeam(
        id=offer.id,
        lead_id=offer.lead_id,
        lead=offer.lead.name,
        request=told_request(offer.request_id),
        price=Money(price, currency),
        parts={
            one.provider_id: Money(minor, currency)
            for one, minor in zip(members, amounts_of(price, bps)[1:], strict=True)
        },
        silent=[one.provider_id for one in members if one.provider_id not in given],
    )


def team_path(proposal_id: UUID) -> str:
    """Where the members of a proposal's team read of it; empty where there is none."""
    found = TeamOffer.objects.filter(proposal_id=proposal_id, state=TeamState.SENT).order_by("-ended_at").first()
    return f"/teams/{found.id}/" if found else ""
