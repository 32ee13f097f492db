"""What the members of a team get of each release. Pure.

Their shares are of what the provider is paid of the price, after the fee, all releases together: told in
docs/algorithms/split.md, whose table a test reads. So no cent is lost, and how the price is cut changes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from anyshore.kit.money import BASIS_POINTS
from anyshore.kit.shares import handed_on, handed_out
from anyshore.payments.rules.deal import Deal


def shares_bps(team: Sequence[tuple[UUID, int]]) -> list[int]:
    """All shares, the lead's first."""
    own = [bps for _id, bps in team]
    return [BASIS_POINTS - sum(own), *own]


def passed_on(deal: Deal, before_minor: int, net_minor: int) -> list[tuple[UUID, int]]:
    """What each member gets of ``net_minor`` when the provider was paid ``before_minor`` already: nobody for
    nothing."""
    if not deal.team:
        return []
    parts = handed_on(before_minor, net_minor, shares_bps(deal.team))[1:]
    return [(member, part) for (member, _bps), part in zip(deal.team, parts, strict=True) if part]


def received(deal: Deal, net_minor: int) -> dict[UUID, int]:
    """What each of the team has of ``net_minor`` in all, the lead first."""
    everybody = [deal.provider_id, *(member for member, _bps in deal.team)]
    return dict(zip(everybody, handed_out(net_minor, shares_bps(deal.team)), strict=True))
