"""Expenses on the pages of both sides: asked for, agreed to, shown by a receipt, paid, and as a spreadsheet."""

from __future__ import annotations

import pytest

from anyshore.contracts.rules.content import MilestoneDraft
from anyshore.payments.models import Expense
from tests.deals import clause
from tests.web.browser import enter, keep, overflow, violations
from tests.web.contracts.scenes import Scene, browser, post, running, text

CLAUSE = clause("expenses", cap_minor=30_000, claim_days=30)


def trip() -> Scene:
    return running(milestones=[MilestoneDraft("Design", 200_000)], clauses=[CLAUSE], fee_bps=0)


@pytest.mark.django_db
def test_over_the_limit_is_refused_in_clear_words_and_a_formula_is_none():
    scene = trip()
    worker = browser(scene.provider)
    path = f"{scene.path}expenses/new/"
    said = text(post(worker, path, kind="travel", words="=1+1", most="300.01"))
    assert "Less than that is left of the limit for expenses." in said
    assert post(worker, path, kind="travel", words="=1+1", most="12.50").status_code == 303
    sheet = worker.get(f"{scene.path}expenses.csv")
    assert sheet["Content-Type"] == "text/csv; charset=utf-8"
    assert "travel,'=1+1,asked,12.50,,,EUR," in text(sheet)
    assert browser(running().client).get(f"{scene.path}expenses/").status_code == 404


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_from_the_question_to_the_payment(visit, scripts, tmp_path, settings):
    settings.ANYSHORE_FILES = tmp_path / "files"
    scene = trip()
    worker, buyer = (visit.page(scripts=scripts, width=360 if scripts else 1440, dark=scripts) for _ in range(2))
    enter(worker, visit.base, scene.provider.person_id)
    enter(buyer, visit.base, scene.client.person_id)
    path = f"{scene.path}expenses/"
    worker.goto(path)
    worker.get_by_role("link", name="Ask for an expense").click()
    worker.get_by_label("What for").fill("Train to the workshop")
    worker.get_by_label("At most").fill("50.00")
    worker.get_by_role("button", name="Ask for it").click()
    worker.get_by_text("Asked. You are told of the answer.").wait_for()
    buyer.goto(path)
    buyer.get_by_role("link", name="Agree", exact=True).click()
    buyer.get_by_role("button", name="Agree to EUR 50.00").click()
    buyer.get_by_text("Agreed.").first.wait_for()
    worker.goto(path)
    worker.get_by_role("link", name="Hand in the receipt").click()
    ticket = tmp_path / "ticket.pdf"
    ticket.write_bytes(b"%PDF-1.4 ticket")
    worker.locator("input[type=file]").set_input_files(str(ticket))
    worker.get_by_label("What it cost").fill("42.00")
    worker.get_by_role("button", name="Hand in the receipt").click()
    worker.get_by_text("Handed in. You are told of the answer.").wait_for()
    buyer.goto(path)
    if scripts:
        assert violations(buyer) == []
        assert overflow(buyer) <= 0
    keep(buyer, f"expenses-{'scripts' if scripts else 'plain'}")
    buyer.get_by_role("link", name="Pay", exact=True).click()
    buyer.get_by_role("button", name="Pay EUR 42.00").click()
    buyer.get_by_text("Accepted.").first.wait_for()
    assert Expense.objects.get().state == "paid"
