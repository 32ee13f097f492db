"""Verifying an exported chain of a million transfers: the promise is under five seconds, without a database.

The file is made by hand as the ledger would export it. Printed besides the time: how much of it is spent on reading
and hashing the same bytes once, which is the limit. Exits with 1 above the goal. ``python -m bench.ledger.verify``
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
import uuid
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from anyshore.ledger.rules.chain import GENESIS, Batch, leaf, root
from anyshore.ledger.rules.export import verify

GOAL_SECONDS = 5.0
BATCH = 4_096
ACCOUNTS = [f"held/{uuid.UUID(int=number)}" for number in range(10_000)]


def write(path: Path, count: int) -> str:
    """Write a chain of ``count`` transfers and return its head."""
    head, digest, batches = GENESIS, sha256(), 0
    with path.open("wb") as file:

        def put(text: str) -> None:
            data = text.encode()
            digest.update(data)
            file.write(data)

        put("anyshore-ledger\t1\tchain\nA\trail/sandbox/USD\tUSD\toverdraft\n")
        put("".join(f"A\t{address}\tUSD\tstrict\n" for address in ACCOUNTS))
        for first in range(1, count + 1, BATCH):
            seals = range(first, min(first + BATCH, count + 1))
            lines = [_line(seal) for seal in seals]
            tree = root([leaf(line.encode()) for line in lines]).hex()
            batches += 1
            batch = Batch(batches, first, seals[-1], tree, "2026-03-02T00:00:00.000000Z", head)
            put("\n".join([*lines, batch.line]) + "\n")
            head = batch.head
        put_end = f"E\t{batches}\t{count}\t{head}\t{digest.hexdigest()}\n"
        file.write(put_end.encode())
    return head


def _line(seal: int) -> str:
    about = uuid.UUID(int=seal)
    credit = ACCOUNTS[seal * 7919 % len(ACCOUNTS)]
    return (
        f"T\t{seal}\t{seal}\t2026-03-01T12:00:00.000000Z\tfund\trail/sandbox/USD\t{credit}\t{1 + seal % 100_000}\tUSD"
        f"\tmilestone\t{about}\tfund/{about}\t-"
    )


def seconds(run: Callable[[], object]) -> float:
    """How long ``run`` takes."""
    begun = time.perf_counter()
    run()
    return time.perf_counter() - begun


def main(arguments: list[str] | None = None) -> int:
    """Write, verify three times, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--transfers", type=int, default=1_000_000)
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "chain.tsv"
        head = write(path, given.transfers)

        def verified() -> None:
            with path.open("rb") as file:
                verdict = verify(file, head=head)
            if not verdict.ok or verdict.transfers != given.transfers:
                raise SystemExit(f"the chain does not verify: {verdict.faults[:3]}")

        limit = statistics.median(seconds(lambda: sha256(path.read_bytes())) for _ in range(3))
        took = statistics.median(seconds(verified) for _ in range(3))
        size = path.stat().st_size / 1e6
    goal = GOAL_SECONDS * given.transfers / 1_000_000
    print(
        f"verify, {given.transfers:,} transfers ({size:.0f} MB): {took:.2f} s, goal {goal:.2f} s;"
        f" reading and hashing the bytes once {limit:.2f} s"
    )
    return 0 if took < goal else 1


if __name__ == "__main__":
    sys.exit(main())
