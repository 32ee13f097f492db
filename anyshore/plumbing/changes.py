"""What changed since one last looked: how a copy in memory keeps up with the database, in every process.

``touch`` is called in the transaction that changes a subject and stores that transaction's number with it. ``since``
asks for the subjects of transactions that were not yet over when one last looked. Numbers are handed out in order but
transactions end in any order; so the mark that a reader keeps is the oldest transaction that was still running
(``pg_snapshot_xmin``): a commit that comes late is behind no mark, and nobody waits for anybody. The price is that a
subject may be named twice, and that one named while its transaction still ran (one's own) must be asked for again:
that is ``unsettled``.
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, field
from uuid import UUID

from django.db import connection


@dataclass(frozen=True, slots=True)
class Mark:
    """Up to where a reader knows a database: transactions below ``xmin`` are over, ``unsettled`` may yet change."""

    database: int
    xmin: int
    unsettled: Set[UUID] = field(default_factory=frozenset)


def touch(kind: str, subject_id: UUID) -> None:
    """Let readers know that this subject is another from the moment this transaction commits."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO plumbing_change (kind, subject_id, xid) VALUES (%s, %s, pg_current_xact_id())"
            " ON CONFLICT (kind, subject_id) DO UPDATE SET xid = excluded.xid",
            [kind, subject_id],
        )


def mark(kind: str) -> Mark:
    """Where a reader stands who reads everything after this call."""
    return _look(kind, None)[1]


def since(kind: str, before: Mark) -> tuple[Set[UUID], Mark]:
    """The subjects to read again, and the new mark. Whoever finds another ``database`` in it begins anew."""
    found, after = _look(kind, before.xmin)
    return before.unsettled | found, after


def _look(kind: str, xmin: int | None) -> tuple[Set[UUID], Mark]:
    """One statement, so that what is found and how far it reaches are of one snapshot. Without a start: what still
    runs, one's own transaction."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT (SELECT oid FROM pg_database WHERE datname = current_database()),"
            " pg_snapshot_xmin(pg_current_snapshot())::text, change.subject_id, change.xid::text"
            " FROM (VALUES (1)) AS one LEFT JOIN plumbing_change AS change"
            " ON change.kind = %s AND change.xid >= coalesce(%s::text::xid8, pg_snapshot_xmin(pg_current_snapshot()))",
            [kind, None if xmin is None else str(xmin)],
        )
        rows = cursor.fetchall()
    database, reached = int(rows[0][0]), int(rows[0][1])
    found = {row[2]: int(row[3]) for row in rows if row[2] is not None}
    unsettled = frozenset(subject for subject, xid in found.items() if xid >= reached)
    return frozenset(found), Mark(database, reached, unsettled)
