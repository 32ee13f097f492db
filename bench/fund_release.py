"""Fund and release through ``perform`` against hand-written SQL that writes the same rows.

The two contenders alternate in one run on one durable database, each on agreements of its own in the same tables.
Ours: ``perform(fund_milestone)`` and ``perform(release_part)`` with an idempotency key and a rendered answer. Hand:
psycopg with prepared statements, one for each row that is written and one for each row that must be locked or read,
``ledger_post`` for the posting, the audit chain included. Medians are compared; also printed, without a goal: one SQL
function that does everything in one call. Exits with 1 below the goal. ``python -m bench.fund_release [--rounds N]``
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from datetime import UTC, datetime, timedelta
from typing import Protocol
from uuid import UUID

from bench.ledger.database import database

GOAL = 0.35
PAIRS = 30
MILESTONES = 8
AT = datetime.now(UTC) - timedelta(hours=2)


class Contender(Protocol):
    """Funds a milestone and releases a part of it, each in a transaction of its own."""

    def fund(self, milestone_id: UUID) -> None:
        """Pay in the price."""

    def release(self, milestone_id: UUID) -> None:
        """Release all but one unit of it."""


def main(arguments: list[str] | None = None) -> int:
    """Measure, print, and return 0 if the goal is reached."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    rounds = parser.parse_args(arguments).rounds
    with database() as name:
        return _measure(name, rounds)


def _measure(name: str, rounds: int) -> int:
    from bench.hands import Hand, OneCall  # noqa: PLC0415 - Django is set up by then
    from bench.money import Ours, milestones  # noqa: PLC0415 - Django is set up by then

    deal, places = milestones((rounds + 1) * PAIRS * 3, MILESTONES, AT)
    contenders: dict[str, Contender] = {
        "ours": Ours(deal, AT),
        "hand": Hand(name, deal, AT),
        "one call": OneCall(name, deal, AT),
    }
    for one in contenders.values():
        _pairs(one, places)
    taken: dict[str, list[float]] = {title: [] for title in contenders}
    for _ in range(rounds):
        for title, one in contenders.items():
            taken[title].append(_pairs(one, places))
    rates = {title: 1 / statistics.median(times) for title, times in taken.items()}
    return _print(rates)


def _pairs(one: Contender, places: list[UUID]) -> float:
    """Seconds for one pair: as the mean over some."""
    chosen = [places.pop() for _ in range(PAIRS)]
    start = time.perf_counter()
    for milestone_id in chosen:
        one.fund(milestone_id)
        one.release(milestone_id)
    return (time.perf_counter() - start) / PAIRS


def _print(rates: dict[str, float]) -> int:
    ratio = rates["ours"] / rates["hand"]
    sys.stdout.write(
        f"fund + release through perform: {ratio:.2f} of hand SQL (goal {GOAL:.2f}),"
        f" {rates['ours']:.0f} pairs a second against {rates['hand']:.0f};"
        f" {rates['ours'] / rates['one call']:.2f} of one function that does everything\n"
    )
    return 0 if ratio >= GOAL else 1


if __name__ == "__main__":
    sys.exit(main())
