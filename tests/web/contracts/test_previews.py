"""A page that shows what would move has done it and taken it back: nothing is used up, and no number is promised."""

from __future__ import annotations

import pytest
from django.db import connection

from anyshore.contracts.models import Agreement
from anyshore.parties.rules import ANYONE
from anyshore.plumbing.actions import action, preview
from anyshore.plumbing.numbers import NUMBERED, is_nobodys, next_number
from tests.catalogue.packages import on_sale, seller
from tests.factories import NOW, make_organisation
from tests.web.contracts.scenes import browser, post, proposed, text

LOOKS = 10
THEIRS = ("django_session",)
"""Tables that looking at any page writes."""


@action
def draw(*, actor: object, at: object, kind: str) -> list[int]:
    """Fifty numbers."""
    return [next_number(kind) for _ in range(50)]


def kept() -> dict[str, object]:
    """How far each sequence of numbers is, and how many rows each table has."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT sequencename, last_value FROM pg_sequences WHERE sequencename LIKE 'plumbing_%%_number'"
        )
        found: dict[str, object] = dict(cursor.fetchall())
        assert len(found) == len(NUMBERED)
        for table in sorted(set(connection.introspection.table_names(cursor)) - set(THEIRS)):
            cursor.execute(f"SELECT count(*) FROM {table}")
            found[table] = cursor.fetchone()[0]
    return found


def looked_at(reader, path: str) -> None:
    """Look ten times: nothing is left of it, and no contract is named that is not there."""
    reader.get(path)
    before = kept()
    for _ in range(LOOKS):
        page = text(reader.get(path))
        assert "Held, this contract" in page
        assert "C-1" not in page
    assert kept() == before


@pytest.mark.django_db(transaction=True)
def test_looking_at_an_award_uses_up_nothing():
    proposal, client, _provider = proposed()
    reader = browser(client)
    path = f"/proposals/{proposal.number}/award/"
    looked_at(reader, path)
    first = Agreement.objects.count()
    post(reader, path)
    assert Agreement.objects.count() == first + 1
    assert f"C-{Agreement.objects.get().number}" in text(reader.get("/contracts/"))


@pytest.mark.django_db(transaction=True)
def test_looking_at_a_package_uses_up_nothing(settings, tmp_path):
    settings.ANYSHORE_FILES = tmp_path
    package = on_sale(seller())
    looked_at(browser(make_organisation()[1]), f"/packages/{package.slug}/buy/?tier=0&quantity=1")


@pytest.mark.django_db
@pytest.mark.parametrize("kind", NUMBERED)
def test_a_number_of_a_preview_is_nobodys_and_of_no_sequence(kind):
    first = next_number(kind)
    drawn = preview(draw, actor=ANYONE, at=NOW, look=set, kind=kind)
    assert len(drawn) == 50
    assert all(map(is_nobodys, drawn))
    assert next_number(kind) == first + 1
