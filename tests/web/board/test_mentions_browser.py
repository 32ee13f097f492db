"""Naming people in a comment with scripts: a list under the words, by keys, as a combobox, also in Arabic."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from anyshore.delivery.models import WorkItemComment
from anyshore.parties.rules import Role
from tests.factories import make_person, member_actor
from tests.web.board.test_mentions import PEOPLE
from tests.web.board.test_pages import board
from tests.web.browser import enter, keep, overflow, violations
from tests.web.contracts.scenes import running

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene(transactional_db):
    made = running()
    board(made, "Sketches")
    for name in PEOPLE:
        member_actor(made.provider.organisation_id, Role.VIEWER, make_person(name))
    return made


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
    below = people.bounding_box()["y"] - field.bounding_box()["y"] - field.bounding_box()["height"]
    assert 0 <= below < 20
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


def test_of_two_with_one_name_the_one_who_is_chosen_is_written_with_the_organisation(visit, scene):
    for side in (scene.client, scene.provider):
        member_actor(side.organisation_id, Role.VIEWER, make_person("ريم العلي الحسن"))
    page = visit.page(width=768)
    enter(page, visit.base, scene.client.person_id)
    page.goto(f"{scene.path}board/1/")
    page.wait_for_load_state("networkidle")
    field, people = page.locator("textarea[name=words]"), page.locator("#mentions")
    field.click()
    page.keyboard.type("@ريم العلي ا")
    expect(people.locator("li:visible")).to_have_count(2)
    page.keyboard.press("ArrowDown")
    house = people.locator("li[aria-selected=true] small").inner_text()
    page.keyboard.press("Enter")
    assert field.input_value() == f"@ريم العلي الحسن ({house}) "
    assert violations(page) == []
    page.get_by_role("button", name="Comment").click()
    page.wait_for_load_state("networkidle")
    expect(page.locator(".mention")).to_have_text(f"@ريم العلي الحسن ({house})")
