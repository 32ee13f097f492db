"""The digests by which tests see that nothing changed."""

import pytest

from anyshore.plumbing.models import AuditEntry, Deadline
from tests.factories import NOW, make_organisation
from tests.rows import TOLD, digests, tables_of

pytestmark = pytest.mark.django_db


def test_a_row_more_or_another_value_is_another_digest():
    tables = tables_of((Deadline,))
    empty = digests(tables)
    assert empty == {"plumbing.Deadline": ""}
    given = {"subject_kind": "request", "verb": "x", "due_at": NOW, "started_at": NOW}
    names = {field.name for field in Deadline._meta.get_fields()}
    row = Deadline.objects.create(
        subject_id="00000000-0000-0000-0000-000000000001", **{k: v for k, v in given.items() if k in names}
    )
    one = digests(tables)
    assert one != empty
    assert digests(tables) == one
    Deadline.objects.filter(pk=row.pk).update(verb="y")
    assert digests(tables) != one


def test_rows_that_do_not_count_are_left_out():
    before = digests((TOLD,))
    make_organisation()
    assert AuditEntry.objects.filter(name__startswith="parties.").exists()
    assert digests((TOLD,)) == before
