"""From what is done in house to a request, in one way: a file, the matrix, a comparison, consent, the decision."""

from __future__ import annotations

import pytest

from anyshore.approvals.models import Approval
from anyshore.approvals.rules import Kind
from anyshore.kit.money import Money
from anyshore.sourcing.models import Request
from anyshore.strategy.models import Activity, Assessment
from tests.approvals.world import House, house, ruled
from tests.web.browser import enter, overflow, violations
from tests.web.strategy.test_browser import FILE, upload


@pytest.fixture
def here(db) -> House:
    """A client in which one of three people must agree to a decision worth more than EUR 100,000."""
    made = house(provides=False)
    ruled(made, Money(10_000_000, "EUR"), 1, Kind.DECISION)
    return made


@pytest.mark.django_db(transaction=True)
def test_from_a_file_to_a_request_with_the_consent_that_a_rule_asks_for(visit, here):
    page, board = visit.page(width=1440), visit.page(width=360)
    enter(page, visit.base, here.asker.acting_person)
    enter(board, visit.base, here.people[0].acting_person)

    upload(page, FILE.format(amount="148.200"))
    page.get_by_role("button", name="Import 2 new and 0 changed").click()
    page.wait_for_url("**/decide/")
    activity = Activity.objects.get(code="AP")
    for axis in ("importance", "capability"):
        page.goto(f"/decide/activities/{activity.number}/rate/{axis}/")
        for fieldset in page.locator("form.form fieldset").all():
            fieldset.locator("input[value='1']").check()
        page.get_by_role("button", name="Save my answers").click()
        page.wait_for_url("**/activities/*/")
    page.goto("/decide/matrix/")
    page.get_by_role("link", name="Accounts payable: Outsource").click()

    page.get_by_role("link", name="Make or buy?").click()
    page.select_option("[name=ways-0-country]", "PL")
    page.fill("[name=ways-0-price]", "92000")
    page.get_by_role("button", name="Compare", exact=True).click()
    page.get_by_role("heading", name="Outsource it, nearshore.").wait_for()
    page.get_by_role("button", name="Put it up for decision").click()
    made = Assessment.objects.get()
    page.goto(f"/decide/assessments/{made.number}/")

    page.get_by_role("link", name="to approve").click()
    page.get_by_label("What should they know?").fill("Autumn is the peak.")
    page.get_by_role("button", name="Ask for approval").click()
    page.wait_for_url(lambda url: "/ask/" not in url)
    board.goto(f"/approvals/{Approval.objects.get().id}/")
    assert violations(board) == []
    assert overflow(board) <= 0
    board.get_by_role("button", name="Agree to").click()
    board.wait_for_load_state()
    assert Approval.objects.get().state == "approved"

    page.goto(f"/decide/assessments/{made.number}/")
    page.locator("section[aria-labelledby=advice]").get_by_role("link", name="Decide", exact=True).click()
    page.get_by_label("Save cost").check()
    page.get_by_label("Reason, in your words").fill("It costs less and the autumn peak is covered.")
    page.get_by_role("button", name="Decide to outsource it").click()
    page.get_by_role("button", name="Make a request from this").click()
    page.get_by_role("button", name="Publish the request").click()
    page.wait_for_url("**/requests/*/")
    request = Request.objects.get()
    made.refresh_from_db()
    assert (made.state, request.state, request.decision.assessment_id) == ("decided", "open", made.id)
    assert page.get_by_role("link", name=f"A-{made.number}").count()
