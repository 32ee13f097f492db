"""keep_document: once for an organisation, with an end that is watched."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from anyshore.kit.errors import Forbidden
from anyshore.parties.rules import Role
from anyshore.plumbing.models import Deadline
from anyshore.sourcing.actions.keep_document import keep_document
from anyshore.sourcing.queries.documents import may_read_document, own_documents
from anyshore.sourcing.rules.documents import FileMissing, ends_at, shown
from anyshore.sourcing.rules.refusals import ChoiceUnknown, NotInFuture, OutOfRange, TextMissing
from tests.factories import NOW, do, member_actor
from tests.sourcing.papers import LAST_DAY, paper
from tests.sourcing.world import LATER, clocks, events, provider, refused

pytestmark = pytest.mark.django_db


def test_it_is_kept_read_by_its_owner_and_watched():
    owner = provider()
    kept = paper(owner)
    assert clocks(kept) == [("sourcing.expire_document", ends_at(LAST_DAY, LATER))]
    left = {ends_at(LAST_DAY, LATER) - row.due_at for row in Deadline.objects.exclude(reminds=None)}
    assert {timedelta(days=30), timedelta(days=7)} <= left
    assert events(kept) == ["DocumentKept"]
    assert [(row.name, row.state) for row in own_documents(owner, at=LATER)] == [
        ("Liability, EUR 1 million", "shared")
    ]
    assert may_read_document(owner, kept.id)
    assert not may_read_document(provider("Another"), kept.id)


def test_one_without_an_end_has_no_clock():
    assert clocks(paper(provider(), valid_until=None)) == []


@pytest.mark.parametrize(
    ("more", "error", "field"),
    [
        ({"kind": "poem"}, ChoiceUnknown, "kind"),
        ({"name": " "}, TextMissing, "name"),
        ({"valid_until": date(2026, 11, 20)}, NotInFuture, "valid_until"),
        ({"issued_on": date(2027, 4, 1)}, OutOfRange, "valid_until"),
    ],
)
def test_what_cannot_be_kept(more, error, field):
    owner = provider()
    with refused(error, field=field):
        paper(owner, **more)


def test_a_file_and_the_right_to_work_are_needed():
    owner = provider()
    with refused(FileMissing, field="files"):
        do(keep_document, owner, LATER, kind="tax", name="Form")
    with refused(Forbidden):
        do(keep_document, member_actor(owner.organisation_id, Role.VIEWER), LATER, kind="tax", name="Form")


def test_how_one_stands_on_a_day():
    on = NOW.date()
    assert [
        str(shown(*one, on))
        for one in (
            (None, None),
            ("", on - timedelta(days=1)),
            ("accepted", on - timedelta(days=1)),
            ("refused", None),
            ("", on + timedelta(days=30)),
            ("", on + timedelta(days=31)),
            ("accepted", None),
        )
    ] == ["missing", "expired", "expired", "refused", "soon", "shared", "accepted"]
