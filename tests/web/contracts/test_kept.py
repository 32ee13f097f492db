"""Money kept back for defects on the pages of both sides: until when, a defect, what is asked, and what is given
back."""

from __future__ import annotations

import re
from datetime import timedelta
from html import unescape

import pytest

from anyshore.contracts.rules.content import MilestoneDraft
from anyshore.jobs.deadlines import run_due
from anyshore.payments.models import Retention
from anyshore.plumbing import clock
from tests.deals import clause
from tests.factories import operator_actor
from tests.web.browser import WITH_SCRIPTS_OR_NOT, enter, keep, overflow, violations
from tests.web.contracts.scenes import Scene, browser, post, running, text

CLAUSE = clause("retention", share_bps=1_000, days=60)


def plain(page: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split()).replace(" .", ".")


def kept() -> Scene:
    """A contract that is over: of its EUR 2,000.00 a tenth is kept back for 60 days."""
    scene = running(milestones=[MilestoneDraft("Design", 200_000)], clauses=[CLAUSE], fee_bps=0)
    scene.fund()
    scene.accept(scene.hand_in())
    return scene


@pytest.mark.django_db
def test_before_the_acceptance_both_read_what_is_kept_and_when_it_is_paid():
    scene = running(milestones=[MilestoneDraft("Design", 200_000)], clauses=[CLAUSE], fee_bps=0)
    scene.fund()
    scene.hand_in()
    page = text(browser(scene.client).get(scene.path))
    assert "What is kept back of “Design” is released." in page
    assert "of the price is kept back for defects, as agreed." in text(
        browser(scene.client).get(f"{scene.path}1/accept/")
    )


@pytest.mark.django_db
def test_what_was_released_is_said_up_to_now_and_what_is_kept_back_is_no_part_of_it():
    scene = kept()
    page = plain(text(browser(scene.client).get(scene.path)))
    assert "Everything was accepted. " in page
    assert "got EUR 1,800.00 up to now. EUR 200.00 more is kept back." in page
    assert "Released EUR 1,800.00" in page
    assert page.count("Kept back for defects EUR 200.00") == 1
    clock.move(timedelta(days=61))
    run_due(clock.now())
    page = plain(text(browser(scene.client).get(scene.path)))
    assert "Everything was accepted and paid." in page
    assert "got EUR 2,000.00." in page
    assert "Kept back for defects EUR" not in page


@pytest.mark.django_db
def test_the_bar_of_more_milestones_shows_what_is_kept_back_as_a_part_of_its_own():
    parts = [MilestoneDraft("Design", 200_000), MilestoneDraft("Print", 200_000)]
    scene = running(milestones=parts, clauses=[CLAUSE], fee_bps=0)
    for place in range(2):
        scene.fund(place)
        scene.accept(scene.hand_in(place))
    page = browser(scene.client).get(scene.path).content.decode()
    assert 'aria-label="Released 90 %, Held 0 %, Not yet funded 0 %, Kept back for defects 10 %"' in page


@pytest.mark.django_db
def test_the_operator_divides_what_they_do_not_agree_on():
    scene = kept()
    reader, operator = browser(scene.client), browser(operator_actor())
    post(reader, f"{scene.path}1/kept/defect/", defect="Wrong blue.", claim="120.00")
    assert "Wrong blue." in text(operator.get(f"{scene.path}1/kept/rule/"))
    post(operator, f"{scene.path}1/kept/rule/", to_client="50.00", reasons="A quarter of it is wrong.")
    row = Retention.objects.get()
    assert (row.state, row.refunded_minor, row.released_minor) == ("split", 5_000, 15_000)


@WITH_SCRIPTS_OR_NOT
def test_a_defect_is_reported_and_the_provider_gives_back(visit, scripts):
    scene = kept()
    page = visit.page(scripts=scripts, width=360 if scripts else 1440, dark=scripts)
    enter(page, visit.base, scene.client.person_id)
    page.goto(scene.path)
    page.get_by_text("is kept back for defects").first.wait_for()
    keep(page, f"kept-client-{'scripts' if scripts else 'plain'}")
    page.get_by_role("link", name="Report a defect").click()
    page.get_by_label("What is the defect?").fill("The blue is not the agreed one.")
    page.get_by_label("What you ask back for it").fill("80.00")
    page.get_by_role("button", name="Report the defect").click()
    page.get_by_text("asks EUR 80.00 back").first.wait_for()

    clock.move(timedelta(days=61))
    run_due(clock.now())
    worker = visit.page(scripts=scripts)
    enter(worker, visit.base, scene.provider.person_id)
    worker.goto(scene.path)
    if scripts:
        assert violations(worker) == []
        assert overflow(page) <= 0
    keep(worker, f"kept-provider-{'scripts' if scripts else 'plain'}")
    worker.get_by_role("link", name="Give back EUR 80.00").click()
    worker.get_by_role("button", name="Give back EUR 80.00").click()
    worker.get_by_text("Agreed.").first.wait_for()
    row = Retention.objects.get()
    assert (row.state, row.refunded_minor, row.released_minor) == ("split", 8_000, 12_000)
