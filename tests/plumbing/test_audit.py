"""The audit trail: chained by hash, one notice an entry, and every way to tamper with it is seen."""

from __future__ import annotations

import random
from uuid import UUID

import pytest
from django.db import connection

from anyshore.kit.actor import Actor
from anyshore.parties.events import OrganisationChanged
from anyshore.parties.rules import ANYONE
from anyshore.plumbing.actions import action, perform
from anyshore.plumbing.audit import broken_chains, entry_hash, faults, tell
from anyshore.plumbing.models import AuditEntry
from tests.factories import NOW

ONE = UUID(int=1)
OTHER = UUID(int=2)


@action
def tell_often(*, actor: Actor, times: int, subject: UUID, at: object) -> None:
    for _ in range(times):
        tell(OrganisationChanged(organisation_id=subject, at=NOW), actor=actor)


def chain(times: int = 5, subject: UUID = ONE) -> list[AuditEntry]:
    perform(tell_often, actor=ANYONE, at=NOW, times=times, subject=subject)
    return list(AuditEntry.objects.filter(subject_id=subject).order_by("position"))


@pytest.mark.django_db
def test_each_entry_names_the_hash_before():
    entries = chain(3)
    before = b"\x00" * 32
    for position, entry in enumerate(entries, 1):
        assert entry.position == position
        assert bytes(entry.hash) == entry_hash(before, position, "organisation", ONE, entry.body)
        before = bytes(entry.hash)
    assert not list(broken_chains())


@pytest.mark.django_db
def test_every_entry_defers_one_notice():
    entries = chain(3)
    with connection.cursor() as cursor:
        cursor.execute("SELECT args->>'entry_id' FROM procrastinate_jobs WHERE task_name = 'notice' ORDER BY id")
        assert [int(row[0]) for row in cursor.fetchall()] == [entry.id for entry in entries]


def test_edits_deletions_swaps_and_cuts_are_all_found(committed_db, as_owner):
    chain(12, ONE)
    chain(12, OTHER)
    seed = random.randrange(2**32)
    print("seed", seed)
    chance = random.Random(seed)
    for _ in range(60):
        with as_owner.transaction(force_rollback=True):
            _tamper(as_owner, chance)
            assert _broken(as_owner), f"seed {seed}"
    assert not list(broken_chains())


def _tamper(owner, chance: random.Random) -> None:
    position = chance.randint(1, 12)
    way = chance.choice(["edit", "delete", "cut", "swap", "head", "at_the_end"])
    where = "WHERE subject_id = %s AND position"
    if way == "edit":
        owner.execute(f"UPDATE plumbing_auditentry SET body = body || ' ' {where} = %s", [ONE, position])
    elif way == "delete":
        owner.execute(f"DELETE FROM plumbing_auditentry {where} = %s", [ONE, position])
    elif way == "cut":
        owner.execute(f"DELETE FROM plumbing_auditentry {where} >= %s", [ONE, position])
    elif way == "swap":
        owner.execute(
            "UPDATE plumbing_auditentry SET subject_id = %s, position = 100 + position WHERE subject_id = %s"
            " AND position = %s",
            [OTHER, ONE, position],
        )
    elif way == "head":
        owner.execute("UPDATE plumbing_audithead SET position = position + 1 WHERE subject_id = %s", [ONE])
    else:
        owner.execute(
            "INSERT INTO plumbing_auditentry (subject_kind, subject_id, position, name, body, at, hash)"
            " VALUES ('organisation', %s, 13, 'x', '{}', now(), sha256('x'))",
            [ONE],
        )


def _broken(owner) -> bool:
    """The same check over the tampering transaction's own view."""
    rows = owner.execute(
        "SELECT subject_kind, subject_id, position, body, hash FROM plumbing_auditentry"
        " ORDER BY subject_kind, subject_id, position"
    ).fetchall()
    heads = owner.execute("SELECT subject_id, position, hash FROM plumbing_audithead").fetchall()
    return bool(list(faults(rows, {("organisation", s): (p, bytes(h)) for s, p, h in heads})))
