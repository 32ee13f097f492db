"""Posting against hand-written SQL: on one connection, on eight with one fee account, and in batches of fifty.

The two contenders alternate in one run on one durable database (fsync on) and every call is a transaction of its own:
hand SQL by psycopg with prepared statements, ours by the body of the action ``post`` through Django's connection.
Medians are compared. Also printed, without a goal: ``perform(post)`` against the same hand SQL, both with BEGIN and
COMMIT of their own. Exits with 1 if a ratio is below its goal. ``python -m bench.ledger.post [--rounds N]``
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import statistics
import sys
import time
import uuid
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import count
from multiprocessing.synchronize import Barrier
from pathlib import Path

from bench.ledger.database import as_application, as_superuser, database, point_at

GOALS = {"one connection": 0.70, "eight connections, one fee account": 0.70, "batches of fifty": 0.80}
ACCOUNTS = 2_000
AT = datetime(2026, 3, 1, tzinfo=UTC)
RAIL, FEES, FIRST = 1, 2, 3
BATCH = 50

_HAND = "SELECT {}(%s, %s, %s, %s, %s, %s, %s, %s)"
_HAND_MANY = "SELECT hand_post_many(%s, %s, %s, %s::bigint[], %s, %s, %s, %s)"


HELD = [f"held/{uuid.UUID(int=number)}" for number in range(ACCOUNTS)]
"""The addresses of the held accounts: of the length that real ones have."""


class Hand:
    """Hand-written SQL."""

    def __init__(self, name: str) -> None:
        self.connection = as_application(name)
        self.key = (f"fund/{uuid.uuid4()}/{number}" for number in count())

    def fund(self) -> None:
        """One transfer from the rail to some held account."""
        self._one("hand_post", RAIL, random.randrange(FIRST, FIRST + ACCOUNTS))

    def charge(self) -> None:
        """One transfer from some held account to the fee account, which is not updated."""
        self._one("hand_charge", random.randrange(FIRST, FIRST + ACCOUNTS), FEES)

    def _one(self, function: str, debit: int, credit: int) -> None:
        given = (next(self.key), debit, credit, 100, "fund", "milestone", uuid.uuid4(), AT)
        self.connection.execute(_HAND.format(function), given, prepare=True).fetchone()

    def batch(self) -> None:
        """Fifty transfers in one call."""
        each = range(BATCH)
        given = (
            [next(self.key) for _ in each], [RAIL] * BATCH, [random.randrange(FIRST, FIRST + ACCOUNTS) for _ in each],
            [100] * BATCH, ["fund"] * BATCH, ["milestone"] * BATCH, [uuid.uuid4() for _ in each], AT,
        )  # fmt: skip
        self.connection.execute(_HAND_MANY, given, prepare=True).fetchone()


class Framed(Hand):
    """Hand-written SQL in a transaction with its own BEGIN and COMMIT."""

    def fund(self) -> None:
        """As in Hand."""
        with self.connection.transaction():
            super().fund()


class Ours:
    """The action ``post``, without the transaction that ``perform`` opens around it."""

    def __init__(self, name: str) -> None:
        point_at(name)
        from anyshore.kit.actor import Actor, ActorKind  # noqa: PLC0415 - Django is set up first
        from anyshore.kit.money import Money  # noqa: PLC0415 - Django is set up first
        from anyshore.ledger.actions.post import post  # noqa: PLC0415 - Django is set up first
        from anyshore.ledger.rules import Posting  # noqa: PLC0415 - Django is set up first
        from anyshore.plumbing.actions import perform  # noqa: PLC0415 - Django is set up first

        clock = Actor(ActorKind.CLOCK)
        self.amount, self.posting = Money(100, "USD"), Posting
        body = post.__wrapped__  # type: ignore[attr-defined]  # set by functools.wraps
        self.post = lambda postings: body(actor=clock, at=AT, postings=postings)
        self.perform = lambda postings: perform(post, actor=clock, at=AT, postings=postings)
        self.key = (f"fund/{uuid.uuid4()}/{number}" for number in count())

    def fund(self) -> None:
        """One transfer from the rail to some held account."""
        self.post([self._one("rail/sandbox/USD", random.choice(HELD))])

    def fund_by_perform(self) -> None:
        """The same through ``perform``."""
        self.perform([self._one("rail/sandbox/USD", random.choice(HELD))])

    def charge(self) -> None:
        """One transfer from some held account to the fee account."""
        self.post([self._one(random.choice(HELD), "fees/USD")])

    def batch(self) -> None:
        """Fifty transfers in one call."""
        self.post([self._one("rail/sandbox/USD", random.choice(HELD)) for _ in range(BATCH)])

    def _one(self, debit: str, credit: str) -> object:
        return self.posting(next(self.key), debit, credit, self.amount, "fund", ("milestone", uuid.uuid4()))


def prepare(name: str) -> None:
    """The same accounts for both, filled so that no debit fails."""
    with as_superuser(name) as connection:
        connection.execute((Path(__file__).with_name("hand.sql")).read_bytes())
        connection.execute("GRANT ALL ON ALL TABLES IN SCHEMA public TO anyshore_app")
        connection.execute("GRANT ALL ON ALL SEQUENCES IN SCHEMA public TO anyshore_app")
        connection.execute(
            "INSERT INTO hand_account SELECT id, 1000000000, id > 2 FROM generate_series(1, %s) id", [ACCOUNTS + 2]
        )
        for address, rule in (("rail/sandbox/USD", "overdraft"), ("fees/USD", "credit_only")):
            connection.execute("SELECT ledger_open_account(%s, 'USD', %s, %s)", [address, rule, AT])
        for address in HELD:
            connection.execute("SELECT ledger_open_account(%s, 'USD', 'strict', %s)", [address, AT])
    ours = Ours(name)
    big = ours.posting
    for start in range(0, ACCOUNTS, 500):
        ours.amount = type(ours.amount)(1_000_000_000, "USD")
        ours.perform(
            [
                big(f"start/{n}", "rail/sandbox/USD", HELD[n], ours.amount, "fund", ("milestone", uuid.uuid4()))
                for n in range(start, start + 500)
            ]
        )
    with as_superuser(name) as connection:
        connection.execute("VACUUM ANALYZE")


def rate(run: Callable[[], None], seconds: float) -> float:
    """How often ``run`` runs in a second."""
    begun, done = time.perf_counter(), 0
    while (now := time.perf_counter()) < begun + seconds:
        run()
        done += 1
    return done / (now - begun)


def compared(pairs: list[tuple[float, float]]) -> tuple[float, float, float]:
    """The medians of both contenders, and of their ratio round by round (a busy machine slows both of a round)."""
    hand, ours = statistics.median(hand for hand, _ in pairs), statistics.median(ours for _, ours in pairs)
    return hand, ours, statistics.median(ours / hand for hand, ours in pairs)


def alone(
    hand: Callable[[], None], ours: Callable[[], None], rounds: int, seconds: float
) -> tuple[float, float, float]:
    """On one connection, alternating."""
    for run in (hand, ours):
        rate(run, seconds / 2)
    return compared([(rate(hand, seconds), rate(ours, seconds)) for _ in range(rounds)])


def worker(name: str, barrier: Barrier, rounds: int, seconds: float, results: object) -> None:
    """One of eight: the same rounds as the others, at the same time."""
    import django  # noqa: PLC0415 - Django is set up first

    django.setup()
    hand, ours = Hand(name), Ours(name)
    hand.charge()
    ours.charge()
    for turn in range(rounds):
        for which, contender in enumerate((hand, ours)):
            barrier.wait()
            results.put((turn, which, rate(contender.charge, seconds)))


def together(name: str, rounds: int, seconds: float, workers: int = 8) -> tuple[float, float, float]:
    """On eight connections of eight processes, alternating; the rates of a round are summed."""
    context = multiprocessing.get_context("spawn")
    barrier, results = context.Barrier(workers), context.Queue()
    processes = [
        context.Process(target=worker, args=(name, barrier, rounds, seconds, results)) for _ in range(workers)
    ]
    for process in processes:
        process.start()
    sums = [[0.0, 0.0] for _ in range(rounds)]
    for _ in range(workers * rounds * 2):
        turn, which, found = results.get(timeout=120)
        sums[turn][which] += found
    for process in processes:
        process.join()
    return compared([(hand, ours) for hand, ours in sums])


def main(arguments: list[str] | None = None) -> int:
    """Run all three and print a line each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--seconds", type=float, default=0.4)
    given = parser.parse_args(arguments)
    with database() as name:
        prepare(name)
        hand, framed, ours = Hand(name), Framed(name), Ours(name)
        how = (given.rounds, given.seconds)
        found = {
            "one connection": alone(hand.fund, ours.fund, *how),
            "batches of fifty": alone(hand.batch, ours.batch, *how),
            "through perform": alone(framed.fund, ours.fund_by_perform, *how),
            "eight connections, one fee account": together(name, *how),
        }
    below = [what for what, pair in found.items() if told(what, *pair) < GOALS.get(what, 0)]
    return 1 if below else 0


def told(what: str, hand: float, ours: float, ratio: float) -> float:
    """Print one comparison and return its ratio."""
    scale = BATCH if what == "batches of fifty" else 1
    goal = f"goal {GOALS[what]:.2f}" if what in GOALS else "no goal"
    print(f"post, {what}: hand SQL {hand * scale:,.0f}/s, ours {ours * scale:,.0f}/s, ratio {ratio:.2f} ({goal})")
    return ratio


if __name__ == "__main__":
    sys.exit(main())
