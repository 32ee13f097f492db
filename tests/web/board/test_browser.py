"""The board in a browser: by keys, by dragging, without scripts, on a phone, on paper, from right to left."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from anyshore.delivery.models import WorkItem
from tests.web.board.test_pages import ARABIC, board
from tests.web.browser import enter, keep, overflow, violations
from tests.web.contracts.scenes import running, soon

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene(transactional_db):
    made = running()
    board(made, "Sketches", ARABIC, "x" * 200, "Layout")
    board(made, "Late and labelled", due_on=soon(-3), labels=("Ink", "y" * 30), steps=("Draw", "Show"))
    return made


def state(number: int) -> str:
    """The column of an item, as it stands in the database."""
    return str(WorkItem.objects.values_list("state", flat=True).get(number=number))


def order() -> list[int]:
    """The numbers of the first column, from the top."""
    return list(WorkItem.objects.filter(state="to_do").order_by("place").values_list("number", flat=True))


def test_keys_and_dragging_move_items(visit, scene):
    page = visit.page(width=1440)
    enter(page, visit.base, scene.client.person_id)
    page.goto(f"{scene.path}board/")
    page.wait_for_load_state("networkidle")
    first = page.locator("#item-1 .board__title a")
    first.focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator("#item-2 .board__title a")).to_be_focused()
    page.keyboard.press("Shift+ArrowUp")
    expect(page.locator(".board__column").first.locator(".board__item").first).to_have_id("item-2")
    expect(page.locator("#item-2 .board__title a")).to_be_focused()
    assert order()[:2] == [2, 1]
    page.keyboard.press("Shift+ArrowRight")
    expect(page.locator("#doing #item-2")).to_be_visible()
    expect(page.locator("[data-board-told]")).to_have_text(f"{ARABIC}: Doing")
    assert state(2) == "doing"
    page.locator("#item-4").drag_to(page.locator("#item-1"), target_position={"x": 20, "y": 3})
    expect(page.locator("#to_do .board__item").first).to_have_id("item-4")
    assert order()[0] == 4
    page.locator("#item-4").drag_to(page.locator("#done"))
    expect(page.locator("#done #item-4")).to_be_visible()
    assert violations(page) == []
    keep(page, "board-1440")


def test_a_move_that_comes_late_says_who_was_first(visit, scene):
    visit.expected = ("422",)
    page = visit.page(width=1440)
    enter(page, visit.base, scene.client.person_id)
    page.goto(f"{scene.path}board/")
    page.wait_for_load_state("networkidle")
    other = visit.page(width=1440)
    enter(other, visit.base, scene.provider.person_id)
    other.goto(f"{scene.path}board/1/")
    other.get_by_role("button", name="Done", exact=True).click()
    expect(other.locator("h1 + .state")).to_have_text("Done")
    page.locator("#item-1 .board__title a").focus()
    page.keyboard.press("Shift+ArrowRight")
    expect(page.get_by_text("moved this work item to another column")).to_be_visible()
    expect(page.locator("#done #item-1")).to_be_visible()
    assert state(1) == "done"


def test_without_scripts_on_a_phone_and_on_paper(visit, scene):
    page = visit.page(width=360, scripts=False)
    enter(page, visit.base, scene.provider.person_id)
    page.goto(f"{scene.path}board/")
    page.get_by_label("Move work item 1", exact=True).click()
    page.get_by_role("button", name="Doing").locator("visible=true").click()
    assert state(1) == "doing"
    page.get_by_label("Move work item 4", exact=True).click()
    page.get_by_role("button", name="Further up").locator("visible=true").click()
    assert order()[1:3] == [4, 3]
    page.goto(f"{scene.path}board/1/")
    page.get_by_label("Your comment").fill("Blue or green?")
    page.get_by_role("button", name="Comment", exact=True).click()
    expect(page.get_by_text("Blue or green?")).to_be_visible()

    phone = visit.page(width=360, dark=True)
    enter(phone, visit.base, scene.client.person_id)
    for path in ("board/", "board/5/", "board/add/", "board/import/", "board/archive/", "board/5/edit/"):
        phone.goto(f"{scene.path}{path}")
        assert (overflow(phone), violations(phone)) == (0, []), path
        keep(phone, f"board-{path.strip('/').replace('/', '-')}-360")
    phone.goto(f"{scene.path}board/")
    phone.emulate_media(media="print")
    assert phone.locator("#item-5").get_by_text("Late and labelled").is_visible()
    assert not phone.locator("#item-5 summary").is_visible()


def test_from_right_to_left_the_arrows_turn(visit, scene):
    page = visit.page(width=1440)
    enter(page, visit.base, scene.client.person_id)
    page.goto(f"{scene.path}board/")
    page.wait_for_load_state("networkidle")
    page.evaluate("document.documentElement.dir = 'rtl'")
    page.locator("#item-1 .board__title a").focus()
    page.keyboard.press("Shift+ArrowLeft")
    expect(page.locator("#doing #item-1")).to_be_visible()
    assert overflow(page) == 0
    keep(page, "board-rtl-1440")
