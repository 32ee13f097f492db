"""A reader learns of every change once it is committed, in whatever order transactions end."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest

from anyshore.plumbing import changes

KIND = "thing"
UPSERT = (
    "INSERT INTO plumbing_change (kind, subject_id, xid) VALUES (%s, %s, pg_current_xact_id())"
    " ON CONFLICT (kind, subject_id) DO UPDATE SET xid = excluded.xid"
)


def touched(cursor, subject: UUID) -> None:
    cursor.execute(UPSERT, [KIND, subject])


@pytest.mark.django_db(transaction=True)
def test_a_commit_that_comes_late_is_not_missed(clone):
    slow, quick = uuid4(), uuid4()
    mark = changes.mark(KIND)
    with clone.connect() as one, clone.connect() as other:
        one.execute("BEGIN")
        touched(one, slow)
        other.execute("BEGIN")
        touched(other, quick)
        other.execute("COMMIT")
        found, mark = changes.since(KIND, mark)
        assert quick in found
        assert slow not in found
        one.execute("COMMIT")
        found, mark = changes.since(KIND, mark)
        assert slow in found


@pytest.mark.django_db(transaction=True)
def test_what_is_rolled_back_is_named_by_nobody(clone):
    mark = changes.mark(KIND)
    with clone.connect() as one:
        one.execute("BEGIN")
        touched(one, uuid4())
        one.execute("ROLLBACK")
    assert changes.since(KIND, mark)[0] == frozenset()


@pytest.mark.django_db
def test_ones_own_change_is_seen_and_asked_for_again_until_it_is_settled():
    subject = uuid4()
    before = changes.mark(KIND)
    changes.touch(KIND, subject)
    found, mark = changes.since(KIND, before)
    assert (found, mark.unsettled) == ({subject}, {subject})
    assert changes.mark(KIND).unsettled == {subject}
    assert subject in changes.since(KIND, mark)[0]


@pytest.mark.django_db(transaction=True)
def test_another_database_is_told_apart(clone):
    before = changes.mark(KIND)
    clone.replace()
    assert changes.mark(KIND).database != before.database
