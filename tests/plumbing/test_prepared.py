"""Statements that are prepared: when, for how long, and with which answers."""

from __future__ import annotations

import pytest
from django.db import connection

from anyshore.parties.models import Organisation
from anyshore.plumbing.prepared import prepared_cursor, prepared_throughout
from tests.factories import make_organisation

pytestmark = pytest.mark.django_db


def prepared() -> list[str]:
    """What the server has prepared for this connection."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT statement FROM pg_prepared_statements")
        return [row[0] for row in cursor.fetchall()]


def named(name: str) -> list[str]:
    return list(Organisation.objects.filter(name=name).values_list("name", flat=True))


def told(sentence: str) -> bool:
    return any(sentence in one for one in prepared())


def test_within_the_block_what_comes_a_third_time_is_prepared_and_answers_alike():
    make_organisation(name="Łódź Works")
    for _ in range(4):
        named("Łódź Works")
    assert not told("parties_organisation")
    with prepared_throughout():
        answers = [named(name) for name in ("Łódź Works", "another", "Łódź Works", "Łódź Works")]
        assert told("parties_organisation")
    assert answers == [["Łódź Works"], [], ["Łódź Works"], ["Łódź Works"]]


def test_after_the_block_it_is_as_before_even_after_a_fault():
    before = connection.connection.cursor_factory, connection.connection.prepare_threshold
    with pytest.raises(ZeroDivisionError), prepared_throughout():
        1 / 0  # noqa: B018 - the fault
    assert (connection.connection.cursor_factory, connection.connection.prepare_threshold) == before


def test_a_prepared_cursor_leaves_the_block_its_threshold():
    with prepared_throughout():
        with prepared_cursor() as cursor:
            cursor.execute("SELECT %s::integer + 40", [2])
            assert cursor.fetchone() == (42,)
        named("once")
        assert not told("parties_organisation")
    with prepared_cursor() as cursor:
        cursor.execute("SELECT %s::integer + 41", [1])
    assert told("+ 41")
