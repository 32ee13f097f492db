"""Prices by lot: checked, added up, and divided among the lots that are awarded together."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from anyshore.kit.errors import Invalid
from anyshore.kit.money import MAX_MINOR, split
from anyshore.sourcing.rules.lots import LotBid, price_of
from anyshore.sourcing.rules.refusals import LotsMissing
from anyshore.sourcing.rules.terms import at_most, once, within

MOST_BUNDLES = 10


class BundleDearer(Invalid):
    """A price for several lots must be lower than the sum of their own."""

    code = "bundle_dearer"


@dataclass(frozen=True, slots=True, kw_only=True)
class LotOffer:
    """What is asked for one lot (by its place), alone, and when it is finished."""

    lot: int
    price_minor: int
    finishes_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleOffer:
    """What is asked for several lots together: less than the sum of their prices."""

    lots: tuple[int, ...]
    price_minor: int


def checked_lots(given: Sequence[LotOffer], known: Collection[int]) -> tuple[LotOffer, ...]:
    """The prices by lot, in the order of the lots: at least one, each of a known lot, none twice."""
    if not given or any(one.lot not in known for one in given):
        raise LotsMissing(field="lots")
    once([str(one.lot) for one in given], "lots")
    checked = [replace(one, price_minor=within(one.price_minor, "lots", 1, MAX_MINOR)) for one in given]
    within(sum(one.price_minor for one in checked), "lots", 1, MAX_MINOR)
    return tuple(sorted(checked, key=lambda one: one.lot))


def checked_bundles(given: Sequence[BundleOffer], lots: Sequence[LotOffer]) -> tuple[BundleOffer, ...]:
    """The prices for several lots: each of lots that are priced, and below the sum of their own prices."""
    at_most(given, "bundles", MOST_BUNDLES)
    prices = {one.lot: one.price_minor for one in lots}
    checked = []
    for one in given:
        wanted = tuple(sorted(set(one.lots)))
        if len(wanted) < 2 or any(lot not in prices for lot in wanted):
            raise LotsMissing(field="bundles")
        if within(one.price_minor, "bundles", 1, MAX_MINOR) >= sum(prices[lot] for lot in wanted):
            raise BundleDearer(field="bundles")
        checked.append(BundleOffer(lots=wanted, price_minor=one.price_minor))
    once(["+".join(map(str, one.lots)) for one in checked], "bundles")
    return tuple(checked)


def bid_of(id: UUID, lots: Sequence[LotOffer], bundles: Sequence[BundleOffer]) -> LotBid:  # noqa: A002 - its own name
    """The prices as the best division is worked out from them."""
    combined = [(frozenset(one.lots), one.price_minor) for one in bundles]
    return LotBid(id, {one.lot: one.price_minor for one in lots}, combined)


def awarded_parts(bid: LotBid, chosen: Collection[int]) -> Mapping[int, int]:
    """What each of the ``chosen`` lots costs when they are awarded together: their own prices, with a combination's
    saving divided in proportion to them. The parts sum to the price of the whole."""
    order = sorted(chosen)
    total = price_of(bid, frozenset(order))
    if total is None or not order:
        raise LotsMissing(field="lots")
    return dict(zip(order, split(total, [bid.prices[lot] for lot in order]), strict=True))
