"""How often the random checks and the races try: in ``make test``, and in ``make test-long``.

The counts of ``make test`` are small on purpose: it is to take a quarter of an hour on two cores. CONTRIBUTING.md has
this table, and a test compares the two.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import pytest


class Count(NamedTuple):
    """So many in ``make test``, and so many more in ``make test-long``."""

    what: str
    some: int
    many: int

    @property
    def params(self) -> list[Any]:
        """The counts as a test's parameters: the many stand in the long run alone."""
        return [pytest.param(self.some, id="some"), pytest.param(self.many, id="many", marks=pytest.mark.long)]

    def parts(self, each: int) -> list[Any]:
        """The same in parts of ``each``, numbered: the first in every run, the others in the long one."""
        return [0, *(pytest.param(part, marks=pytest.mark.long) for part in range(1, self.many // each + 1))]

    @property
    def seeds(self) -> list[Any]:
        """As many seeds, a test each: the first ones in every run, the others in the long one."""
        return [*range(self.some), *(pytest.param(one, marks=pytest.mark.long) for one in range(self.some, self.many))]


HISTORIES = Count("random histories of held money, against the model", 25, 10_000)
SERVICE_HISTORIES = Count("random histories of services by the month", 2, 400)
PRICED_HISTORIES = Count("random histories of counts and fixed days", 2, 100)
RETAINER_HISTORIES = Count("random histories of retainers", 2, 100)
CLAIM_HISTORIES = Count("random histories of claims", 2, 200)
SILENCE = Count("random contracts that live by what was announced", 1, 200)
RACES = Count("trials of each race on an agreement", 8, 500)
LEDGER_RACES = Count("trials of each race in the ledger", 20, 500)
SAME_KEY = Count("rounds of sixteen requests with one key", 3, 100)
LEDGER_MODEL = Count("random postings, against the model", 40, 10_000)
CHAIN = Count("faults planted in the chain of seals", 1_000, 50_000)
POSTS = Count("real pieces of work, from the post to the payout", 45, 133)
TAMPERINGS = Count("random tamperings of a contract package", 200, 1_000)
CLAUSES = Count("random parameters of each clause, its text against its rule", 20, 500)
SPLITS = Count("random splits of sums", 100_000, 1_000_000)

ALL = (
    HISTORIES,
    SERVICE_HISTORIES,
    PRICED_HISTORIES,
    RETAINER_HISTORIES,
    CLAIM_HISTORIES,
    SILENCE,
    RACES,
    LEDGER_RACES,
    SAME_KEY,
    LEDGER_MODEL,
    CHAIN,
    POSTS,
    TAMPERINGS,
    CLAUSES,
    SPLITS,
)
