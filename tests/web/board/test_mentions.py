"""Naming people in a comment: words without scripts; with them a list by keys, as a combobox, also in Arabic."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from anyshore.delivery.models import WorkItemComment
from anyshore.parties.rules import Role
from tests.factories import make_person, member_actor
from tests.web.board.test_pages import board
from tests.web.browser import enter, keep, overflow, violations
from tests.web.contracts.scenes import browser, post, running, text

pytestmark = pytest.mark.django_db
PEOPLE = ("Jean-Luc Picard", "Jean Valjean", "ريم العلي", "<b>Bold</b>")


@pytest.fixture
def scene(transactional_db):
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


@pytest.mark.parametrize("width", [1440, 360])
def test_letters_behind_the_sign_offer_people_and_keys_choose(visit, scene, width):
    page = visit.page(width=width)
    enter(page, visit.base, scene.client.person_id)
    page.goto(f"{scene.path}board/1/")
    page.wait_for_load_state("networkidle")
    field, people = page.locator("textarea[name=words]"), page.locator("#mentions")
    expect(people).to_be_hidden()
    field.click()
    page.keyboard.type("mail@jean")
    expect(people).to_be_hidden()
    page.keyboard.type(" @jea")
    expect(people).to_be_visible()
    expect(people.locator("li:visible")).to_have_count(2)
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(page.locator("[data-mentions-told]")).to_have_text("2 people fit")
    first = people.locator("li:visible").first
    expect(field).to_have_attribute("aria-activedescendant", first.get_attribute("id"))
    page.keyboard.press("ArrowDown")
    expect(people.locator("li:visible").nth(1)).to_have_attribute("aria-selected", "true")
    keep(page, f"mentions-{width}")
    assert overflow(page) <= 0
    page.keyboard.press("Enter")
    expect(people).to_be_hidden()
    assert field.input_value() == "mail@jean @Jean-Luc Picard "
    assert field.get_attribute("role") is None
    page.keyboard.type("@ريم")
    expect(people.locator("li:visible")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(people).to_be_hidden()
    page.keyboard.type(" ")
    people.locator("li", has_text="ريم").click()
    assert field.input_value().endswith("@ريم العلي ")
    assert violations(page) == []
    page.get_by_role("button", name="Comment").click()
    page.wait_for_load_state("networkidle")
    assert WorkItemComment.objects.get().words == "mail@jean @Jean-Luc Picard @ريم العلي"
    expect(page.locator(".mention")).to_have_count(2)
