"""What an award hands to the contract: the request and the proposal on it, whole or by lots."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import NotFound
from anyshore.sourcing.models import Proposal
from anyshore.sourcing.models.teams import read_team
from anyshore.sourcing.queries.proposals import milestones_of
from anyshore.sourcing.queries.tenders import lot_offers, lots_of
from anyshore.sourcing.rules.pricing import awarded_parts, bid_of
from anyshore.sourcing.rules.terms import TITLE_LIMIT


@dataclass(frozen=True, slots=True)
class OfferedMilestone:
    """A milestone as it was offered; ``amount_minor`` in minor units of the request's currency."""

    position: int
    title: str
    amount_minor: int
    due_on: date | None
    criteria: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OfferedMember:
    """A member of the team that the bidder leads, with its share of the price in basis points and what it does."""

    provider_id: UUID
    share_bps: int
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferedWork:
    """What an agreement is drafted from: the request and the proposal on it, in the version that was signed."""

    request_id: UUID
    proposal_id: UUID
    client_id: UUID
    provider_id: UUID
    author_id: UUID
    title: str
    brief: str
    category: str
    unit: str
    currency: str
    price_minor: int
    text: str
    finishes_on: date | None
    sent_at: datetime
    expires_at: datetime
    version: int
    milestones: tuple[OfferedMilestone, ...]
    team: tuple[OfferedMember, ...] = ()


def offered_work(actor: Actor, proposal_id: UUID, lots: Collection[int] = ()) -> OfferedWork:
    """A proposal with its request, as the agreement on it is drafted. NotFound unless the actor is one of the two.

    Of a proposal on lots only ``lots`` (by place), or those that it has won.
    """
    one = Proposal.objects.visible_to(actor).select_related("request").filter(pk=proposal_id).first()
    if one is None:
        raise NotFound()
    parts = milestones_of([one])[one.id]
    whole = OfferedWork(
        request_id=one.request_id,
        proposal_id=one.id,
        client_id=one.request.client_id,
        provider_id=one.provider_id,
        author_id=one.author_id,
        title=one.request.title,
        brief=one.request.brief,
        category=one.request.category,
        unit=one.request.unit,
        currency=one.request.currency,
        price_minor=one.price_minor,
        text=one.text,
        finishes_on=one.finishes_on,
        sent_at=one.sent_at,
        expires_at=one.expires_at,
        version=one.version,
        milestones=tuple(
            OfferedMilestone(part.position, part.title, part.amount.minor, part.due_on, part.criteria)
            for part in parts
        ),
        team=tuple(OfferedMember(part.provider_id, part.share_bps, part.role) for part in read_team(one)),
    )
    return _of_lots(one, whole, lots) if one.lotted else whole


def beside(actor: Actor, winners: Mapping[UUID, Collection[int]], proposal_id: UUID) -> tuple[OfferedWork, ...]:
    """The other offers that one decision awards, each with its lots (by place)."""
    return tuple(offered_work(actor, one, lots) for one, lots in winners.items() if one != proposal_id)


def _of_lots(proposal: Proposal, whole: OfferedWork, lots: Collection[int]) -> OfferedWork:
    """The part of an offered work that some lots are: their words, their prices together, a milestone each."""
    known = {one.position: one for one in lots_of(proposal.request)}
    chosen = sorted(lots or (place for place, one in known.items() if one.winner_id == proposal.id))
    prices, bundles = lot_offers([proposal.id])[proposal.id]
    if not chosen:
        return whole
    parts = awarded_parts(bid_of(proposal.id, prices, bundles), chosen)
    days = {one.lot: one.finishes_on or proposal.finishes_on for one in prices}
    order = sorted(chosen, key=lambda lot: (days[lot] or date.max, lot))
    named = ", ".join(known[lot].title for lot in chosen)
    briefs = [f"**{known[lot].title}**\n\n{known[lot].brief}" for lot in chosen if known[lot].brief]
    last = [day for lot in chosen if (day := days[lot])]
    return replace(
        whole,
        title=f"{whole.title}: {named}"[:TITLE_LIMIT],
        brief="\n\n".join([whole.brief, *briefs] if whole.brief else briefs),
        price_minor=sum(parts.values()),
        finishes_on=max(last) if last else None,
        milestones=tuple(
            OfferedMilestone(place, known[lot].title, parts[lot], days[lot], ())
            for place, lot in enumerate(order, start=1)
        ),
    )
