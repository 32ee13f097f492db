"""The desk in a browser: a logo is pinned, compared and settled; a translation commented on, with scripts and
without."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from anyshore.delivery.models import Comment
from tests.web.browser import assert_sound, enter, keep, overflow, violations
from tests.web.desk.scenes import file_ids, twice

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene(transactional_db):
    return twice()


def test_a_logo_is_pinned_and_a_translation_commented(visit, scene):
    ids = file_ids(scene)
    desk = f"{scene.path}1/rounds/2/"
    page = visit.page(width=1440)
    enter(page, visit.base, scene.client.person_id)
    page.goto(scene.path)
    page.get_by_role("link", name="Look at it and comment").first.click()
    page.get_by_role("link", name="logo.png").click()
    page.wait_for_load_state("networkidle")  # the script that reads the place must be there
    box = page.locator("[data-pins] img").bounding_box()
    page.mouse.click(box["x"] + box["width"] * 0.25, box["y"] + box["height"] * 0.75)
    page.keyboard.type("More air here.")
    page.get_by_role("button", name="Comment", exact=True).click()
    page.wait_for_url("**#comments")
    place = Comment.objects.get().place
    assert abs(place["x"] - 250) <= 2
    assert abs(place["y"] - 750) <= 2
    page.locator("[data-over-slider]").fill("20")
    assert "inset(0px 80% 0px 0px)" in page.locator("[data-over-top]").get_attribute("style")
    assert violations(page) == []
    keep(page, "desk-picture-1440")

    page.goto(f"{desk}files/{ids['jingle.wav']}/")
    page.evaluate("document.querySelector('[data-player]').currentTime = 2")
    expect(page.locator("#f-time")).to_have_value("0:02")
    page.get_by_label("Your comment").fill("A breath.")
    page.get_by_role("button", name="Comment", exact=True).click()
    page.get_by_role("link", name="at 0:02").click()
    assert page.evaluate("document.querySelector('[data-player]').currentTime") == 2
    keep(page, "desk-sound-1440")

    plain = visit.page(width=360, scripts=False)
    enter(plain, visit.base, scene.provider.person_id)
    plain.goto(f"{desk}files/{ids['de.po']}/?show=faults")
    plain.get_by_role("link", name="Comment on segment 3").click()
    plain.get_by_label("Your comment").fill("Comes tomorrow.")
    plain.get_by_role("button", name="Comment", exact=True).click()
    assert Comment.objects.latest("at").place["key"] == "Close"
    plain.goto(f"{desk}files/{ids['logo.png']}/")
    plain.get_by_role("link", name="Reply").click()
    plain.get_by_label("Your reply").fill("Done.")
    plain.get_by_role("button", name="Reply").click()
    plain.get_by_role("button", name="Settle").click()
    assert Comment.objects.get(words="More air here.").settled_at is not None
    assert overflow(plain) <= 0
    keep(plain, "desk-picture-360-plain")


@pytest.mark.long
def test_every_page_of_the_desk_is_sound(visit, scene):
    ids = file_ids(scene)

    def prepare(page):
        enter(page, visit.base, scene.client.person_id)

    desk = f"{scene.path}1/rounds/2/"
    pages = [desk, *(f"{desk}files/{ids[name]}/" for name in ids), f"{desk}files/{ids['site.zip']}/?path=app.py&at=2"]
    for place, path in enumerate(pages):
        assert_sound(visit, path, prepare=prepare)
        for dark in (False, True):
            for width in (1440, 768, 360):
                page = visit.page(width=width, dark=dark)
                prepare(page)
                page.goto(path)
                keep(page, f"desk-{place}-{width}-{'dark' if dark else 'light'}")
                page.context.close()
