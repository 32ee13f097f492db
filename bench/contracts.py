"""A large contract: a master agreement of 60 pages, 40 statements of work under it, 500 priced lines in all.

Written, drawn, compared and shown. Writing all texts in four languages is compared with turning the same texts into
HTML (markdown-it), which every reader of a page pays anyway; comparing two versions clause by clause with comparing
their whole texts word by word (difflib as it comes); the contract's page with the same bytes from memory. Pages are
drawn by typst twice and must be equal to the byte. Printed are ratios and queries; exits with 1 if a goal is missed:
writing at most half of the HTML, comparing at least 10 times as fast, at most 12 queries of the page's own. ``python
-m bench.contracts``
"""

from __future__ import annotations

import hashlib
import statistics
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from difflib import SequenceMatcher
from typing import Any

from bench.ledger.database import database

AT = datetime.now(UTC)
STATEMENTS, LINES, PAGES = 40, 500, 60
WRITING_MOST, COMPARING_LEAST, QUERIES_MOST = 0.5, 10.0, 12
FRAME = ("django_session", "parties_user", "parties_membership", "strategy_activity")
"""Whose reading every signed-in page begins with: the session, the person, for whom they act, the navigation."""


def main() -> int:
    """Measure, print, and return 0 if every goal is reached."""
    with database():
        from django.core.management import call_command  # noqa: PLC0415 - Django is set up by then

        call_command("collectstatic", interactive=False, verbosity=0)
        from bench.large import Large, large  # noqa: PLC0415 - Django is set up by then

        made: Large = large(STATEMENTS, LINES, PAGES, AT - timedelta(hours=2))
        return max(_writing(made), _drawing(made), _comparing(made), *_showing(made))


def _median(work: Callable[[], object], rounds: int) -> float:
    taken = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def _writing(made: Any) -> int:
    from anyshore.contracts.rules.clauses.languages import Language  # noqa: PLC0415 - Django is set up by then
    from anyshore.contracts.rules.text import render  # noqa: PLC0415 - Django is set up by then
    from anyshore.web.filters import markdown  # noqa: PLC0415 - Django is set up by then

    contents = [made.master, *made.statements]
    texts = [render(one, language) for one in contents for language in Language]
    ours = _median(lambda: [render(one, language) for one in contents for language in Language], 3)
    html = _median(lambda: [markdown(text) for text in texts], 3)
    words = sum(len(text.split()) for text in texts)
    sys.stdout.write(
        f"write a master and {len(made.statements)} statements with {made.lines} lines in four languages"
        f" ({words:,} words): {ours / html:.2f} of turning the texts into HTML (goal at most {WRITING_MOST}),"
        f" {ours:.2f} s against {html:.2f} s\n"
    )
    return 0 if ours <= WRITING_MOST * html else 1


def _drawing(made: Any) -> int:
    start = time.perf_counter()
    papers = [made.paper(), made.paper()]
    taken = (time.perf_counter() - start) / 2
    pages = papers[0].count(b"/Type /Page\n") or papers[0].count(b"/Type/Page") - papers[0].count(b"/Type/Pages")
    equal = len({hashlib.sha256(one).hexdigest() for one in papers}) == 1
    sys.stdout.write(
        f"draw the master as PDF/A: {pages} pages, {len(papers[0]):,} bytes, {taken:.1f} s;"
        f" {'the same bytes twice' if equal else 'NOT the same bytes twice'}\n"
    )
    return 0 if equal and pages >= PAGES else 1


def _comparing(made: Any) -> int:
    from anyshore.contracts.rules.text import render  # noqa: PLC0415 - Django is set up by then
    from anyshore.web.contracts.changes import between  # noqa: PLC0415 - Django is set up by then
    from anyshore.web.contracts.comparing import WORDS, pieces  # noqa: PLC0415 - Django is set up by then

    before, after = made.master, made.changed

    def ours() -> list[Any]:
        return [tuple(pieces(one.was, one.new)) for one in between(before, after, cut=str).rows]

    def whole() -> list[Any]:
        old, new = (WORDS.findall(render(one)) for one in (before, after))
        return SequenceMatcher(None, old, new).get_opcodes()

    fast, slow = _median(ours, 5), _median(whole, 1)
    sys.stdout.write(
        f"compare two versions of it clause by clause: {len(ours())} differences, {fast * 1000:.1f} ms,"
        f" {slow / fast:.0f} times as fast as word by word (goal at least {COMPARING_LEAST:.0f})\n"
    )
    return 0 if slow >= COMPARING_LEAST * fast else 1


def _showing(made: Any) -> list[int]:
    from django.db import connection  # noqa: PLC0415 - Django is set up by then
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415 - Django is set up by then

    from bench import memory  # noqa: PLC0415 - it imports Django

    missed = []
    for name, page in made.pages.items():
        answers = [page(None) for _ in range(3)]
        if answers[-1].status_code != 200:
            raise SystemExit(f"{name}: {answers[-1].status_code}")
        with CaptureQueriesContext(connection) as seen:
            memory.BYTES = page(None).content
        own = [one for one in seen if not any(f'FROM "{table}"' in (one["sql"] or "") for table in FRAME)]
        ours, bytes_alone = (
            _median(lambda page=page: page(None), 15),
            _median(lambda page=page: page("bench.memory"), 15),
        )
        sys.stdout.write(
            f"{name}: {len(own)} queries of its own (goal at most {QUERIES_MOST}) of {len(seen)},"
            f" {bytes_alone / ours:.2f} of the same {len(memory.BYTES):,} bytes from memory, {ours * 1000:.0f} ms\n"
        )
        missed.append(0 if len(own) <= QUERIES_MOST else 1)
    return missed


if __name__ == "__main__":
    sys.exit(main())
