"""Agreeing and declining, clicked: from Today to the answer, on a phone and by keyboard alone."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from anyshore.approvals.models import Approval
from anyshore.contracts.actions.ask_to_award import ask_to_award
from tests.factories import do
from tests.web.approvals.test_pages import wished
from tests.web.browser import enter, overflow, violations
from tests.web.sourcing.present import now

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_two_answer_one_declines_without_words_first(visit, scripts):
    visit.expected = ("422",)
    here, proposal, _ = wished()
    approval = do(ask_to_award, here.asker, now(), proposal_id=proposal.id, words="The best of three.")
    phone = visit.page(width=360, scripts=scripts)
    enter(phone, visit.base, here.people[0].acting_person)
    phone.goto("/today/")
    phone.locator("main").get_by_role("link", name="Read and answer").first.click()
    phone.wait_for_url(f"**/approvals/{approval.id}/")
    if scripts:
        assert (violations(phone), overflow(phone)) == ([], 0)
    phone.get_by_role("button", name="Decline").click()
    assert "Say why" in phone.locator("main").inner_text() or phone.locator("[role=alert]").count()
    assert Approval.objects.get().state == "asked"
    phone.get_by_role("button", name="Agree to EUR 180.00").click()
    expect(phone.locator("main")).to_contain_text("Agreed")

    keys = visit.page(scripts=scripts)
    enter(keys, visit.base, here.people[1].acting_person)
    keys.goto(f"/approvals/{approval.id}/")
    box = keys.locator("main textarea").first
    box.focus()
    keys.keyboard.type("Too dear for this year.")
    keys.keyboard.press("Tab")
    keys.keyboard.press("Tab")
    assert keys.evaluate("document.activeElement.textContent").strip() == "Decline" if scripts else True
    keys.keyboard.press("Enter")
    expect(keys.locator("main")).to_contain_text("Too dear for this year.", use_inner_text=True)

    third = visit.page(scripts=scripts)
    enter(third, visit.base, here.people[2].acting_person)
    third.goto(f"/approvals/{approval.id}/")
    third.get_by_role("button", name="Agree to EUR 180.00").click()
    expect(third.get_by_role("button", name="Decline")).to_have_count(0)
    assert Approval.objects.get().state == "approved"
