"""Short public numbers (R-1042) from sequences. They may have gaps; nothing promises otherwise."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final

from django.db import connection

NUMBERED = ("request", "proposal", "agreement", "activity", "assessment")
"""The kinds of thing that have a short number; a migration makes one sequence for each."""

NOBODYS: Final = 1 << 60
"""Numbers from here on are given in previews alone: drawn at random, so that two at once do not meet, and of no
sequence, since that would not roll back."""

_unnumbered: ContextVar[bool] = ContextVar("unnumbered", default=False)


@contextmanager
def unnumbered() -> Iterator[None]:
    """Meanwhile every number that is drawn is nobody's: what takes it is rolled back."""
    token = _unnumbered.set(True)
    try:
        yield
    finally:
        _unnumbered.reset(token)


def next_number(kind: str) -> int:
    """Return the next number of ``kind``; two callers never get the same. In a preview one that nobody will have."""
    if kind not in NUMBERED:
        raise ValueError(f"{kind} has no numbers")
    if _unnumbered.get():
        return NOBODYS + random.randrange(NOBODYS)  # noqa: S311 - no secret
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(%s)", [f"plumbing_{kind}_number"])
        return int(cursor.fetchone()[0])


def is_nobodys(number: int) -> bool:
    """Whether this number was given in a preview: it names a thing that is not there yet."""
    return number >= NOBODYS
