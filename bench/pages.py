"""Pages against the same bytes from memory, behind the same middleware: the request list and the contract page.

Each page is rendered once to learn its bytes. Then the page and a view that answers with those bytes take turns, both
through the whole middleware in this process, for the same reader; medians are compared and the number of queries is
printed. The public list is measured twice: as visitors get it, from memory until anything in the database changes
(web.visitors), and made anew each time. Exits with 1 if a page is below its goal. ``python -m bench.pages [--rounds
N]``
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from bench.ledger.database import database

GOALS = {"request list, as visitors get it": 0.10, "request list, made anew": 0.03, "contract page, signed in": 0.06}
REQUESTS = 60
AT = datetime.now(UTC)


def main(arguments: list[str] | None = None) -> int:
    """Measure, print, and return 0 if every goal is reached."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=60)
    rounds = parser.parse_args(arguments).rounds
    with database():
        from django.core.management import call_command  # noqa: PLC0415 - Django is set up by then

        call_command("collectstatic", interactive=False, verbosity=0)  # pages name static files by their hashes
        pages = _world()
        return max(_compare(name, page, rounds) for name, page in pages.items())


def _world() -> dict[str, Callable[[str | None], Any]]:
    """Make requests and one contract by the actions; return for each page a function that asks for it."""
    from bench.world import contract_page, request_list  # noqa: PLC0415 - Django is set up by then

    return {
        "request list, as visitors get it": (requests := request_list(REQUESTS, AT - timedelta(hours=2))),
        "request list, made anew": _anew(requests),
        "contract page, signed in": contract_page(AT - timedelta(hours=2)),
    }


def _anew(page: Callable[[str | None], Any]) -> Callable[[str | None], Any]:
    """The same page without what is kept for visitors: as after every change."""
    from anyshore.web.visitors import KEPT  # noqa: PLC0415 - Django is set up by then

    def ask(urls: str | None) -> Any:
        KEPT.forget()
        return page(urls)

    return ask


def _compare(name: str, page: Callable[[str | None], Any], rounds: int) -> int:
    from django.db import connection  # noqa: PLC0415 - Django is set up by then
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415 - Django is set up by then

    from bench import memory  # noqa: PLC0415 - it imports Django

    for _ in range(5):
        answer = page(None)
    if answer.status_code != 200:
        raise SystemExit(f"{name}: {answer.status_code}")
    with CaptureQueriesContext(connection) as seen:
        memory.BYTES = page(None).content
    taken: dict[str | None, list[float]] = {None: [], "bench.memory": []}
    for _ in range(rounds):
        for urls, times in taken.items():
            start = time.perf_counter()
            page(urls)
            times.append(time.perf_counter() - start)
    ours, bytes_alone = (statistics.median(times) for times in taken.values())
    ratio = bytes_alone / ours
    sys.stdout.write(
        f"{name}: {ratio:.2f} of the same {len(memory.BYTES):,} bytes from memory (goal {GOALS[name]:.2f}),"
        f" {len(seen)} queries, {ours * 1000:.1f} ms against {bytes_alone * 1000:.1f} ms\n"
    )
    return 0 if ratio >= GOALS[name] else 1


if __name__ == "__main__":
    sys.exit(main())
