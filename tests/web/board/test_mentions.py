"""Naming people in a comment: a mention is its words, and is shown as one to who can read it, also in Arabic."""

from __future__ import annotations

import pytest
from django.utils.html import escape

from anyshore.parties.models import Organisation
from anyshore.parties.rules import Role
from tests.factories import make_person, member_actor
from tests.web.board.test_pages import board
from tests.web.contracts.scenes import browser, post, running, text

pytestmark = pytest.mark.django_db
PEOPLE = ("Jean-Luc Picard", "Jean Valjean", "ريم العلي", "<b>Bold</b>")


@pytest.fixture
def scene(db):
    made = running()
    board(made, "Sketches")
    for name in PEOPLE:
        member_actor(made.provider.organisation_id, Role.VIEWER, make_person(name))
    return made


def test_without_scripts_a_mention_is_its_words_and_is_shown_as_one(scene):
    reader, path = browser(scene.client), f"{scene.path}board/1/"
    page = text(reader.get(path))
    assert 'data-name="Jean-Luc Picard"' in page
    assert "<b>Bold</b>" not in page
    assert post(reader, path, words="@Jean-Luc Picard and @ريم العلي, not @Guinan").status_code == 303
    page = text(reader.get(path))
    for name in ("@Jean-Luc Picard", "@ريم العلي"):
        assert f'<bdi class="mention">{name}</bdi>' in page
    assert '<bdi class="mention">@Guinan' not in page


@pytest.mark.parametrize("name", ["Ana Costa", "ريم الحسن"])
def test_two_with_one_name_are_offered_with_their_organisations_and_the_page_says_so(scene, name):
    for side in (scene.client, scene.provider):
        member_actor(side.organisation_id, Role.VIEWER, make_person(name))
    reader, path = browser(scene.client), f"{scene.path}board/1/"
    page = text(reader.get(path))
    houses = [Organisation.objects.get(pk=one.organisation_id).name for one in (scene.client, scene.provider)]
    ways = [f"{name} ({house})" for house in houses]
    for way in ways:
        assert f'data-name="{escape(way)}"' in page
    assert "People of different organisations share a name" in page
    asked = text(post(reader, path, words=f"@{name}, look"))
    assert f"More than one person here is called {name}." in asked
    assert post(reader, path, words=f"@{ways[1]}, look").status_code == 303
    assert f'<bdi class="mention">@{escape(ways[1])}</bdi>' in text(reader.get(path))


def test_two_with_one_name_in_one_organisation_are_said_to_be_told_both(scene):
    for _ in range(2):
        member_actor(scene.provider.organisation_id, Role.VIEWER, make_person("Ana Costa"))
    page = text(browser(scene.client).get(f"{scene.path}board/1/"))
    assert "2 people are called Ana Costa, of one organisation." in page
    assert page.count('data-name="Ana Costa"') == 2
