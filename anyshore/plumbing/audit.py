"""``tell``: one audit row, chained by hash to its subject's last one, and one deferred job ``notice``."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection

from anyshore.kit.actor import Actor
from anyshore.kit.events import Event
from anyshore.plumbing.models import AuditEntry

Subject = tuple[str, UUID]

NOTICE = "notice"
"""The job that turns a fact into mail (anyshore/jobs/notices)."""

START = b"\x00" * 32
"""The hash before the first entry of a chain."""


def tell(event: Event, *, actor: Actor) -> int:
    """Record ``event`` as done by ``actor`` and defer its notice; return the audit row's id.

    One statement: ``plumbing_tell`` locks the head of the subject's chain, appends, and defers the job.
    """
    body = json.dumps(
        {"event": event.name, "at": event.at.isoformat(), "by": actor.scope, "facts": event.facts()},
        sort_keys=True,
        separators=(",", ":"),
        ensure_ascii=False,
    )
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT plumbing_tell(%s, %s, %s, %s, %s, %s, %s, %s)",
            [
                event.subject,
                event.subject_id,
                event.name,
                body,
                actor.person_id,
                actor.organisation_id,
                event.at,
                NOTICE,
            ],
        )
        return int(cursor.fetchone()[0])


@dataclass(frozen=True, slots=True)
class Entry:
    """One audit entry as the notices read it: the event's name, its facts, and who did it."""

    id: int
    name: str
    subject_id: UUID
    facts: Mapping[str, object]
    person_id: UUID | None
    at: datetime


def entry(entry_id: int) -> Entry:
    """One entry by its id."""
    row = AuditEntry.objects.get(pk=entry_id)
    facts = json.loads(row.body)["facts"]
    return Entry(row.id, row.name, row.subject_id, facts, row.person_id, row.at)


def entry_hash(before: bytes, position: int, kind: str, subject_id: UUID, body: str) -> bytes:
    """SHA-256 over the hash before, and ``position|kind|subject|body`` in UTF-8: what ``plumbing_tell`` stores."""
    return hashlib.sha256(before + f"{position}|{kind}|{subject_id}|{body}".encode()).digest()


def broken_chains() -> Iterator[tuple[str, UUID, int]]:
    """Yield (kind, subject id, position) for every chain that does not verify: its first bad entry, or its head."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT subject_kind, subject_id, position, hash FROM plumbing_audithead")
        heads = {(kind, subject): (position, bytes(head)) for kind, subject, position, head in cursor.fetchall()}
    rows = AuditEntry.objects.order_by("subject_kind", "subject_id", "position")
    fields = rows.values_list("subject_kind", "subject_id", "position", "body", "hash")
    yield from faults(fields.iterator(chunk_size=2000), heads)


def faults(
    rows: Iterable[tuple[str, UUID, int, str, bytes | memoryview]], heads: Mapping[Subject, tuple[int, bytes]]
) -> Iterator[tuple[str, UUID, int]]:
    """Compare entries (kind, subject, position, body, hash), in order, with each other and with the heads."""
    ends: dict[Subject, tuple[int, bytes]] = {}
    bad: set[Subject] = set()
    for kind, subject_id, position, body, found in rows:
        subject = (kind, subject_id)
        last, before = ends.get(subject, (0, START))
        right = entry_hash(before, position, kind, subject_id, body)
        if subject not in bad and (position != last + 1 or right != bytes(found)):
            bad.add(subject)
            yield (*subject, position)
        ends[subject] = (position, bytes(found))
    for subject in heads.keys() | ends.keys():
        if subject not in bad and heads.get(subject) != ends.get(subject):
            yield (*subject, heads.get(subject, (0, b""))[0])
