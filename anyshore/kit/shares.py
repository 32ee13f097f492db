"""Shares that are paid bit by bit: what each has got of a sum that grows, and never gets less as it grows.

The largest remainder (kit.money.split) divides a sum once, but not one that grows: it may give a part less of a larger
sum, and a share that was paid cannot be taken back. The method here is told in docs/algorithms/split.md, whose table a
test reads.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import gcd

from anyshore.kit.money import BASIS_POINTS


def handed_out(total: int, shares_bps: Sequence[int]) -> list[int]:
    """What each has of ``total`` minor units, handed out one by one: the quota method of Balinski and Young (1975).

    The parts sum to ``total``, each lies less than one unit from its exact share, and none ever shrinks as ``total``
    grows. The shares are basis points and sum to 10,000. Raises ValueError for other shares or a negative total.
    """
    if total < 0 or sum(shares_bps) != BASIS_POINTS or any(one <= 0 for one in shares_bps):
        raise ValueError("shares are above zero and sum to 10,000, and nothing is handed out below zero")
    common = gcd(*shares_bps)
    turns = tuple(one // common for one in shares_bps)
    rounds, rest = divmod(total, sum(turns))
    begun = _order(turns)[:rest]
    return [rounds * turn + begun.count(place) for place, turn in enumerate(turns)]


def handed_on(before: int, amount: int, shares_bps: Sequence[int]) -> list[int]:
    """What each gets of ``amount`` when ``before`` was handed out already: never below zero."""
    had, has = handed_out(before, shares_bps), handed_out(before + amount, shares_bps)
    return [now - then for then, now in zip(had, has, strict=True)]


@lru_cache(maxsize=256)
def _order(turns: tuple[int, ...]) -> bytes:
    """Who gets each unit of one round, in which everybody gets as many units as they have turns.

    Of those whose exact share of the units so far is larger than what they have, the one with the most turns for each
    unit they would then have; the earlier of two.
    """
    whole, had, order = sum(turns), [0] * len(turns), bytearray()
    for handed in range(1, whole + 1):
        open_to = [place for place, turn in enumerate(turns) if had[place] * whole < handed * turn]
        best = open_to[0]
        for place in open_to[1:]:
            if turns[place] * (had[best] + 1) > turns[best] * (had[place] + 1):
                best = place
        had[best] += 1
        order.append(best)
    return bytes(order)
