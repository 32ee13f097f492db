"""Lots as the page of a proposal shows them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from anyshore.kit.money import Money
from anyshore.sourcing.models import Proposal
from anyshore.sourcing.queries.tenders import lot_offers, lots_of


@dataclass(frozen=True, slots=True)
class LotRow:
    """A lot of the request with what one proposal asks for it alone. ``won``: it was awarded to this proposal."""

    position: int
    title: str
    price: Money
    finishes_on: date | None
    won: bool


@dataclass(frozen=True, slots=True)
class BundleRow:
    """What one proposal asks for several lots together."""

    lots: tuple[int, ...]
    price: Money


def lot_rows(proposal: Proposal) -> tuple[list[LotRow], list[BundleRow]]:
    """What the proposal asks for each lot that it prices, and for combinations."""
    if not proposal.lotted:
        return [], []
    currency = proposal.request.currency
    lots = {one.position: one for one in lots_of(proposal.request)}
    prices, bundles = lot_offers([proposal.id])[proposal.id]
    rows = [
        LotRow(
            one.lot,
            lots[one.lot].title,
            Money(one.price_minor, currency),
            one.finishes_on,
            lots[one.lot].winner_id == proposal.id,
        )
        for one in prices
    ]
    return rows, [BundleRow(one.lots, Money(one.price_minor, currency)) for one in bundles]
