"""Who is in a team, with each one's share of a price: the lead first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from anyshore.catalogue.queries.profiles import standings
from anyshore.kit.money import Money
from anyshore.parties.queries import OrganisationRow, organisations
from anyshore.sourcing.models import Proposal, ProposalMember, Request
from anyshore.sourcing.rules.teams import amounts_of, shares_of


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareRow:
    """One provider of a team: its part of the price in basis points and in money. ``leads``: it is the bidder.

    ``score`` is its standing as a provider, None where nothing is known.
    """

    provider: OrganisationRow
    role: str
    share_bps: int
    amount: Money
    leads: bool
    score: int | None


def shares_in(
    lead_id: UUID, members: list[tuple[UUID, str, int]], price_minor: int, request: Request
) -> list[ShareRow]:
    """Everybody with share and amount, the lead first."""
    rows = [(lead_id, ""), *((provider_id, role) for provider_id, role, _bps in members)]
    bps = [one[2] for one in members]
    known, scores = organisations(one for one, _role in rows), standings([one for one, _role in rows], "provider")
    return [
        ShareRow(
            provider=known[provider_id],
            role=role,
            share_bps=share,
            amount=Money(minor, request.currency),
            leads=place == 0,
            score=scores[provider_id].score if provider_id in scores else None,
        )
        for place, ((provider_id, role), share, minor) in enumerate(
            zip(rows, shares_of(bps), amounts_of(price_minor, bps), strict=True)
        )
    ]


def teams_of(proposals: Iterable[Proposal]) -> dict[UUID, list[ShareRow]]:
    """The teams of proposals that came with their requests, the lead first; none for a bidder alone."""
    found = {one.id: one for one in proposals}
    members: dict[UUID, list[tuple[UUID, str, int]]] = {}
    for row in ProposalMember.objects.filter(proposal_id__in=list(found)).order_by("position"):
        members.setdefault(row.proposal_id, []).append((row.provider_id, row.role, row.share_bps))
    return {
        one: shares_in(found[one].provider_id, rows, found[one].price_minor, found[one].request)
        for one, rows in members.items()
    }


def team_members(proposal_id: UUID) -> list[UUID]:
    """The members of a proposal's team beside its bidder."""
    rows = ProposalMember.objects.filter(proposal_id=proposal_id).order_by("position")
    return list(rows.values_list("provider_id", flat=True))
