"""Short public numbers (R-1042) from sequences. They may have gaps; nothing promises otherwise."""

from __future__ import annotations

from django.db import connection

NUMBERED = ("request", "proposal", "agreement", "activity", "assessment")
"""The kinds of thing that have a short number; a migration makes one sequence for each."""


def next_number(kind: str) -> int:
    """Return the next number of ``kind``; two callers never get the same."""
    if kind not in NUMBERED:
        raise ValueError(f"{kind} has no numbers")
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(%s)", [f"plumbing_{kind}_number"])
        return int(cursor.fetchone()[0])
