"""A late delivery on the pages of both sides: how it is counted before anybody accepts, let pass, and taken off."""

from __future__ import annotations

from datetime import timedelta

import pytest

from anyshore.contracts.rules.content import MilestoneDraft
from anyshore.payments.models import Reduction
from anyshore.plumbing import clock
from tests.deals import clause
from tests.web.browser import WITH_SCRIPTS_OR_NOT, enter, keep, overflow, violations
from tests.web.contracts.fields import fields_of
from tests.web.contracts.scenes import Scene, browser, running, soon, text

CLAUSE = clause("late_penalty", rate_bps=100, period="day", grace_days=2, cap_bps=1_000)


def late(days: int = 9) -> Scene:
    """A contract whose first milestone of EUR 2,000.00 was due so many days ago, and is paid in."""
    drafts = [MilestoneDraft("Design", 200_000, soon(0), ("as SVG",)), MilestoneDraft("Build", 50_000, soon(90))]
    scene = running(milestones=drafts, clauses=[CLAUSE], fee_bps=0)
    scene.fund()
    clock.move(timedelta(days=days))
    return scene


@pytest.mark.django_db
def test_the_provider_reads_what_a_hand_in_today_would_cost():
    scene = late()
    worker = browser(scene.provider)
    for path in (scene.path, f"{scene.path}1/submit/"):
        page = text(worker.get(path))
        assert "If it is handed in today" in page, path
        assert "140.00 less." in page, path
    scene.hand_in()
    assert "1,860.00" in text(browser(scene.client).get("/today/"))


@WITH_SCRIPTS_OR_NOT
def test_the_client_lets_a_part_pass_and_the_rest_comes_off(visit, scripts):
    scene = late()
    scene.hand_in()
    page = visit.page(scripts=scripts, width=360 if scripts else 1440, dark=scripts)
    enter(page, visit.base, scene.client.person_id)
    page.goto(scene.path)
    shown = page.locator("#review-1").inner_text()
    assert "9 days late" in shown
    assert "140.00 less." in shown
    if scripts:
        assert violations(page) == []
        assert overflow(page) <= 0
    keep(page, f"late-review-{'scripts' if scripts else 'plain'}")
    page.locator("#review-1").get_by_role("link", name="Let the delay pass").click()
    page.get_by_label("How much").fill("40.00")
    page.get_by_label("Why?").fill("Our texts came four days late.")
    page.get_by_role("button", name="Let it pass").click()
    page.get_by_text("Of it EUR 40.00 is let pass.").first.wait_for()
    page.get_by_role("link", name="Accept and release EUR 1,900.00").click()
    page.get_by_role("button", name="Release EUR 1,900.00").wait_for()
    keep(page, f"late-accept-{'scripts' if scripts else 'plain'}")
    page.get_by_role("button", name="Release EUR 1,900.00").click()
    page.get_by_text("Less for late delivery").first.wait_for()
    keep(page, f"late-paid-{'scripts' if scripts else 'plain'}")
    taken = Reduction.objects.get()
    assert (taken.days, taken.waived_minor, taken.amount_minor) == (9, 4_000, 10_000)


@pytest.mark.django_db(transaction=True)
def test_a_page_that_told_another_sum_moves_nothing_and_tells_the_one_that_holds():
    scene = late()
    scene.hand_in()
    client = browser(scene.client)
    path = f"{scene.path}1/accept/"
    told = fields_of(text(client.get(path)))
    waived = f"{scene.path}1/late/"
    fields = fields_of(text(client.get(waived))) | {"amount": "140.00", "words": "Our texts came late."}
    assert client.post(waived, fields).status_code == 303
    refused = client.post(path, told)
    assert refused.status_code == 422
    assert "What moves has changed" in text(refused)
    assert "Release EUR 2,000.00" in text(refused).replace("\N{NO-BREAK SPACE}", " ")
    assert not Reduction.objects.exists()
    assert client.post(path, fields_of(text(refused))).status_code == 303, "what it tells now is what it does"


@pytest.mark.django_db
def test_without_the_clause_the_days_are_counted_until_it_is_handed_in():
    drafts = [MilestoneDraft("Design", 200_000, soon(0), ("as SVG",)), MilestoneDraft("Build", 50_000, soon(90))]
    scene = running(milestones=drafts, fee_bps=0)
    scene.fund()
    counted = '<small class="is-late">'
    assert counted not in text(browser(scene.client).get(scene.path))
    clock.move(timedelta(days=9))
    for reader in (scene.client, scene.provider):
        page = text(browser(reader).get(scene.path))
        assert page.count(counted) == 1
        assert f"{counted}9 days late</small>" in page
    scene.hand_in()
    assert counted not in text(browser(scene.client).get(scene.path))
