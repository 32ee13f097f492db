"""Naming people in a comment: a mention is its words, and is shown as one to who can read it, also in Arabic."""

from __future__ import annotations

import pytest

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
