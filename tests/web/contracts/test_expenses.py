"""Expenses on the pages of both sides: asked for, agreed to, shown by a receipt, paid, and as a spreadsheet."""

from __future__ import annotations

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from anyshore.contracts.rules.content import MilestoneDraft
from anyshore.kit.money import Money
from anyshore.parties.rules import OPERATOR
from anyshore.payments.actions.ask_expense import ask_expense
from anyshore.payments.actions.record_rates import record_rates
from anyshore.payments.models import Expense
from anyshore.plumbing import formats
from tests.deals import clause
from tests.factories import do
from tests.web.browser import WITH_SCRIPTS_OR_NOT, enter, keep, overflow, violations
from tests.web.contracts.scenes import Scene, browser, now, post, running, text

CLAUSE = clause("expenses", item_cap_minor=20_000, cap_minor=30_000, claim_days=30)


def trip() -> Scene:
    return running(milestones=[MilestoneDraft("Design", 200_000)], clauses=[CLAUSE], fee_bps=0)


@pytest.mark.django_db
def test_over_the_limit_is_refused_in_clear_words_and_a_formula_is_none():
    scene = trip()
    worker = browser(scene.provider)
    path = f"{scene.path}expenses/new/"
    said = text(post(worker, path, kind="travel", words="=1+1", most="200.01"))
    assert "One expense is at most EUR 200.00 by the contract." in said.replace("\xa0", " ")
    assert post(worker, path, kind="travel", words="=1+1", most="12.50").status_code == 303
    sheet = worker.get(f"{scene.path}expenses.csv")
    assert sheet["Content-Type"] == "text/csv; charset=utf-8"
    assert "travel,'=1+1,asked,12.50,,,EUR," in text(sheet)
    assert post(worker, path, kind="travel", words="=1+1", most="200.00").status_code == 303
    said = text(post(worker, path, kind="travel", words="=1+1", most="150.00"))
    assert "Less than that is left of the limit for expenses." in said
    assert browser(running().client).get(f"{scene.path}expenses/").status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize(("claim_days", "answer_days", "said"), [(1, 10, "1 day."), (30, 1, "30 days.")])
def test_the_pages_say_the_days_of_the_clause(claim_days, answer_days, said):
    terms = {"item_cap_minor": 20_000, "cap_minor": 30_000, "claim_days": claim_days, "answer_days": answer_days}
    scene = running(milestones=[MilestoneDraft("Design", 200_000)], clauses=[clause("expenses", **terms)], fee_bps=0)
    worker = browser(scene.provider)
    assert f"A receipt is handed in within {said}" in text(worker.get(f"{scene.path}expenses/"))
    asking = text(worker.get(f"{scene.path}expenses/new/"))
    assert f"after {answer_days} of their working days, it counts as not agreed to." in asking
    given = {"agreement_id": scene.agreement.pk, "kind": "travel", "words": "Train", "most": Money(5_000, "EUR")}
    one = do(ask_expense, scene.provider, now(), **given)
    post(browser(scene.client), f"{scene.path}expenses/{one.pk}/agree/")
    claiming = text(worker.get(f"{scene.path}expenses/{one.pk}/receipt/"))
    assert f"after {answer_days} of their working days, it counts as accepted." in claiming


@pytest.mark.django_db
def test_what_is_asked_for_stands_apart_and_nobody_is_told_to_write_nothing():
    scene = trip()
    worker, path = browser(scene.provider), f"{scene.path}expenses/"
    for most in ("200.00", "100.00"):
        post(worker, f"{path}new/", kind="travel", words="Train", most=most)
    post(browser(scene.client), f"{path}{Expense.objects.get(most_minor=10_000).pk}/agree/")
    page = re.sub(r"(<[^>]*>|\s)+", " ", text(worker.get(path)))
    told = "Agreed to and paid EUR 100.00 Asked for, not answered yet EUR 200.00 Left of the limit EUR 0.00"
    assert told in page.replace("\xa0", " ")
    said = text(post(worker, f"{path}new/", kind="travel", words="Bus", most="1.00")).replace("\xa0", " ")
    assert "All of the limit of EUR 300.00 is asked for, agreed to or paid." in said
    assert "Write at most" not in said


@pytest.mark.django_db
def test_what_is_too_late_to_drop_says_so_beside_the_dead_button():
    scene = trip()
    provider = browser(scene.provider)
    base = f"{scene.path}expenses/"
    given = {"agreement_id": scene.agreement.pk, "kind": "travel", "words": "Train", "most": Money(5_000, "EUR")}
    one = do(ask_expense, scene.provider, now(), **given)
    path = f"{base}{one.pk}/drop/"
    assert "Nothing is paid for it then" in text(provider.get(path))
    assert post(provider, path).status_code == 303
    late = text(provider.get(path))
    assert "It is too late" in late
    assert "Nothing is paid for it then" not in late


@pytest.mark.django_db
def test_a_receipt_in_another_currency_says_its_rate_or_asks_for_what_was_charged(tmp_path, settings):
    settings.ANYSHORE_FILES = tmp_path / "files"
    scene, today = trip(), formats.local(now()).date()
    worker, buyer = browser(scene.provider), browser(scene.client)
    for _ in range(2):
        post(worker, f"{scene.path}expenses/new/", kind="lodging", words="Two nights", most="100.00")
    first, second = Expense.objects.order_by("at", "id")
    for one in (first, second):
        post(buyer, f"{scene.path}expenses/{one.pk}/agree/")
    given = {"spent_on": today.isoformat(), "currency": "USD", "amount": "54.00"}
    path = f"{scene.path}expenses/%s/receipt/"
    refused = post(worker, path % first.pk, **given, charged="", files=SimpleUploadedFile("a.pdf", b"%PDF-1.4 a"))
    assert "No reference rate is recorded here that converts USD" in text(refused)
    with_statement = given | {"charged": "51.17", "files": SimpleUploadedFile("b.pdf", b"%PDF-1.4 b")}
    assert post(worker, path % first.pk, **with_statement).status_code == 303
    do(record_rates, OPERATOR, now(), rates=[(today, "USD", 1_080_000)])
    assert (
        post(
            worker, path % second.pk, **given, charged="", files=SimpleUploadedFile("c.pdf", b"%PDF-1.4 c")
        ).status_code
        == 303
    )
    said = text(buyer.get(f"{scene.path}expenses/")).replace("\xa0", " ")
    assert "The receipt says USD 54.00; the sum is what was charged, as the statement shows." in said
    assert "The receipt says USD 54.00; EUR 1 = USD 1.08 by the reference rate of the European Central Bank of" in said
    assert "EUR 1 = USD 1.08" in text(buyer.get(f"{scene.path}expenses/{second.pk}/pay/")).replace("\xa0", " ")
    sheet = text(worker.get(f"{scene.path}expenses.csv"))
    assert f"50.00,EUR,54.00,USD,{today.isoformat()},EUR 1 = USD 1.08," in sheet
    assert "51.17,EUR,54.00,USD,,," in sheet


@WITH_SCRIPTS_OR_NOT
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
