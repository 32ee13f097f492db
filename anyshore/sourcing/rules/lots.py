"""The best division of lots among bidders, worked out exactly, as docs/algorithms/scoring.md tells it.

Every division is covered by a table over sets of lots: at most 8 lots, so at most 6,561 pairs of sets a bidder.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from uuid import UUID

from anyshore.sourcing.rules.tenders import SplitRule


@dataclass(frozen=True, slots=True)
class LotBid:
    """What one bidder asks for each lot (by the lot's place), and for combinations of them; its points by lot."""

    id: UUID
    prices: Mapping[int, int]
    bundles: Sequence[tuple[frozenset[int], int]] = ()
    points: Mapping[int, Fraction | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Division:
    """Who gets which lots, what it costs in all, and the mean points weighted by the lots' weights."""

    winners: Mapping[int, UUID]
    total_minor: int
    points: Fraction


def price_of(bid: LotBid, lots: frozenset[int]) -> int | None:
    """The lowest price for exactly these lots: alone or in the bidder's combinations; None if one is not priced."""
    if not lots:
        return 0
    if not lots <= bid.prices.keys():
        return None
    first = min(lots)
    ways = [
        (frozenset({first}), bid.prices[first]),
        *(one for one in bid.bundles if first in one[0] and one[0] <= lots),
    ]
    return min(cost + (price_of(bid, lots - taken) or 0) for taken, cost in ways)


def best_division(bids: Sequence[LotBid], weights: Mapping[int, int], rule: SplitRule) -> Division | None:
    """The best of all divisions: most lots first, then by ``rule``, then the other, then the fewest winners.

    By score, the sum of weight × points is highest; by price, the sum of money is lowest. Bidders that come out
    equal are taken in the order given. None where nobody prices any lot.
    """
    best: dict[frozenset[int], tuple[_Value, dict[int, UUID], int]] = {frozenset(): (_NOTHING, {}, 0)}
    for bid in bids:
        best = _with(bid, best, weights, rule)
    value, winners, cost = max(best.values(), key=lambda one: one[0])
    if not winners:
        return None
    whole = sum(weights[lot] for lot in winners)
    points = value[1] if rule is SplitRule.SCORE else value[2]
    return Division(winners, cost, points / whole)


_Value = tuple[int, Fraction, Fraction, int]
_NOTHING: _Value = (0, Fraction(0), Fraction(0), 0)


def _with(
    bid: LotBid,
    before: Mapping[frozenset[int], tuple[_Value, dict[int, UUID], int]],
    weights: Mapping[int, int],
    rule: SplitRule,
) -> dict[frozenset[int], tuple[_Value, dict[int, UUID], int]]:
    """The best for each set of lots once this bidder may have some of them too."""
    offered = [(lots, price) for lots in _subsets(bid.prices) if lots and (price := price_of(bid, lots)) is not None]
    after = dict(before)
    for taken, (value, winners, cost) in before.items():
        for lots, price in offered:
            if lots & taken:
                continue
            scored = sum((weights[lot] * (bid.points.get(lot) or 0) for lot in lots), Fraction(0))
            pair = (scored, Fraction(-price)) if rule is SplitRule.SCORE else (Fraction(-price), scored)
            found = (value[0] + len(lots), value[1] + pair[0], value[2] + pair[1], value[3] - 1)
            both = taken | lots
            if both not in after or found > after[both][0]:
                after[both] = (found, {**winners, **dict.fromkeys(sorted(lots), bid.id)}, cost + price)
    return after


def _subsets(lots: Mapping[int, int]) -> list[frozenset[int]]:
    found = [frozenset[int]()]
    for lot in sorted(lots):
        found += [one | {lot} for one in found]
    return found


def to_one(bids: Sequence[LotBid], weights: Mapping[int, int], rule: SplitRule) -> Division | None:
    """The best division in which one bidder has every lot; None where nobody prices them all."""
    whole = [bid for bid in bids if bid.prices.keys() >= weights.keys()]
    found = [one for bid in whole if (one := best_division([bid], weights, rule))]
    sign = 1 if rule is SplitRule.SCORE else 0
    return max(found, key=lambda one: (one.points * sign, -one.total_minor, one.points), default=None)


def lot_weights(budgets: Sequence[int | None]) -> list[int]:
    """What each lot counts: its budget where every lot has one, else all the same."""
    return [one for one in budgets if one] if all(budgets) else [1] * len(budgets)
