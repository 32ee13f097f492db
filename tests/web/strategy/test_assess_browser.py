"""Make or buy in a real browser: from an activity to a request, and the pages sound at every width."""

from __future__ import annotations

from io import BytesIO

import pytest
from django.test import Client
from openpyxl import load_workbook

from anyshore.parties.models import User
from anyshore.sourcing.models import Request
from anyshore.strategy.models import Activity, Assessment
from tests.strategy.assessing import begun, decided, priced
from tests.strategy.assessing import compared as made_compared
from tests.strategy.world import added, client, cost
from tests.web.browser import assert_sound, keep, sign_in
from tests.web.sourcing.test_browser import known

MONTHS = {
    "needed": [2050, 1990, 2150, 2100, 2050, 2140, 1900, 1800, 2310, 2640, 3000, 3140],
    "available": [2250] * 12,
}


@pytest.mark.django_db(transaction=True)
def test_from_an_activity_to_a_request_without_scripts(visit):
    activity, owner = added(client(), costs=(cost(),))
    Activity.objects.filter(pk=activity.pk).update(**MONTHS)
    visit.expected = ("422",)
    page = visit.page(scripts=False)
    sign_in(page, known(owner))
    page.goto(f"/decide/assessments/new/?activity={activity.number}")
    page.select_option("[name=ways-0-country]", "PL")
    page.fill("[name=ways-0-price]", "ninety")
    page.get_by_role("button", name="Compare", exact=True).click()
    assert page.locator("[aria-invalid=true]").count()
    page.fill("[name=ways-0-price]", "92000")
    page.get_by_role("button", name="Add another way").click()
    page.select_option("[name=ways-1-kind]", "offshore")
    page.select_option("[name=ways-1-country]", "IN")
    page.fill("[name=ways-1-price]", "71000")
    page.get_by_role("button", name="Compare", exact=True).click()
    made = Assessment.objects.get()
    assert page.url.endswith(f"/decide/assessments/{made.number}/")
    assert page.get_by_role("heading", name="Outsource it, nearshore.").count()
    assert page.get_by_text("4 months a year exceed the team").count()
    keep(page, "assessment")
    page.get_by_role("button", name="Put it up for decision").click()
    page.get_by_role("link", name="Decide", exact=True).last.click()
    page.get_by_label("Save cost").check()
    page.fill("[name=reason]", "It costs less and the autumn peak is covered.")
    page.fill("[name=freed_for]", "They collect debts.")
    page.get_by_role("button", name="Decide to outsource it").click()
    made.refresh_from_db()
    assert made.state == "decided"
    page.get_by_role("button", name="Make a request from this").click()
    request = Request.objects.get()
    assert page.url.endswith(f"/requests/{request.number}/edit/")
    assert (request.state, request.budget_minor, request.decision.assessment_id) == ("draft", 92_000_00, made.id)
    assert "27,400 invoices" in request.brief
    assert "148" not in request.brief
    page.goto(f"/decide/assessments/{made.number}/")
    assert page.get_by_role("link", name=f"R-{request.number}").count()


@pytest.mark.django_db(transaction=True)
def test_the_pages_are_sound_at_every_width_light_and_dark(visit):
    decision, owner = decided(client("شركة النور للإضاءة"))
    made, _ = made_compared(owner)
    Activity.objects.filter(pk=made.activity_id).update(**MONTHS)
    email = known(owner)
    number, option = made.number, made.result["advice"]["key"]
    paths = (
        "/decide/assessments/",
        "/decide/assessments/new/",
        f"/decide/assessments/{decision.assessment.number}/",
        f"/decide/assessments/{decision.assessment.number}/review/",
        f"/decide/assessments/{number}/",
        f"/decide/assessments/{number}/inputs/",
        f"/decide/assessments/{number}/options/{option}/",
        f"/decide/assessments/{number}/keep/",
        f"/decide/assessments/{number}/gates/business_case/",
    )
    assert_sound(visit, *paths, prepare=lambda page: sign_in(page, email))


@pytest.mark.django_db
def test_the_workbook_holds_inputs_results_and_totals_and_runs_nothing():
    made, owner = begun(None, priced(place='=HYPERLINK("http://example.org")'))
    reader = Client()
    reader.force_login(
        User.objects.get(pk=owner.person_id), backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    answer = reader.get(f"/decide/assessments/{made.number}/spreadsheet/")
    book = load_workbook(BytesIO(answer.content))
    assert book.sheetnames == ["Inputs", "Results", "Running totals"]
    results = list(book["Results"].values)
    assert results[1][1] == 852_000
    assert all(not str(cell).startswith("=") for sheet in book for row in sheet.values for cell in row if cell)
    assert len(list(book["Running totals"].values)) == 61
