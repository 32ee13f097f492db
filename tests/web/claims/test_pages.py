"""Claims on the pages of both sides: asked for, answered, taken, withdrawn, with files, figures and a sheet."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from anyshore.exits.actions.cancel_agreement import cancel_agreement
from anyshore.kit.money import Money
from anyshore.parties.rules import Role
from anyshore.payments.actions.accept_claim import accept_claim
from anyshore.payments.actions.make_claim import make_claim
from anyshore.payments.models import Claim
from anyshore.payments.rules.claims import Asked, ClaimKind
from anyshore.plumbing import files
from tests.deals import clause
from tests.factories import do, make_organisation, member_actor
from tests.payments.claims_world import failed
from tests.web.browser import assert_sound, enter
from tests.web.contracts.scenes import Scene, browser, now, post, running, task, text

pytestmark = pytest.mark.django_db


def scene() -> Scene:
    return running(clauses=[clause("liability_cap", share_bps=10_000, months=12, floor_minor=500_000)])


def plain(page: str) -> str:
    return re.sub(r"(<[^>]*>|\s)+", " ", page).replace("\xa0", " ")


def money(deal: Scene, minor: int) -> Money:
    return Money(minor, deal.agreement.currency)


def made(deal: Scene, minor: int = 300_000, side: str = "client", **more: object) -> Claim:
    asked = Asked(amount=money(deal, minor), words="=The files were lost.", on=now().date())
    actor = getattr(deal, side)
    given = {"agreement_id": deal.agreement.pk, "kind": ClaimKind.DAMAGES, "asked": asked, **more}
    return do(make_claim, actor, now(), **given)


def sent(**more: str) -> dict[str, str]:
    given = {"on": now().date().isoformat(), "words": "The files were lost.", "amount": "3000", "ground": ""}
    return {**given, **more}


def test_from_the_claim_to_the_lesser_sum():
    deal = scene()
    buyer, worker, path = browser(deal.client), browser(deal.provider), f"{deal.path}claims/"
    said = plain(text(buyer.get(path)))
    assert "Nobody has asked for anything" in said
    assert "EUR 0.00 of EUR 5,000.00 counted" in said
    assert "Ask for a lower price" not in said, "no defect has failed"
    shown = text(buyer.get(deal.path))
    assert f'href="{path}"' in shown
    assert "Claims, and what counts towards the limit</a>" in shown, "its clause leads there"
    asked = plain(text(buyer.get(f"{path}new/damages/")))
    assert "Nothing follows from silence" in asked
    assert "Is it one of those that know no limit?" in asked
    assert post(buyer, f"{path}new/damages/", **sent(words="")).status_code == 422
    future = (now() + timedelta(days=3)).date().isoformat()
    assert post(buyer, f"{path}new/damages/", **sent(on=future)).status_code == 422
    assert post(buyer, f"{path}new/damages/", **sent()).status_code == 303
    assert "One claim waits for you." in plain(text(worker.get(deal.path)))
    assert "waits for you" not in plain(text(buyer.get(path)))
    assert "Answer a claim" in plain(text(worker.get("/today/")))
    assert "EUR 0.00 of EUR 5,000.00 count in the year" in plain(text(worker.get(f"{path}1/accept/")))
    assert post(worker, f"{path}1/accept/", amount="1200", words="A part.").status_code == 303
    assert "Take the lesser sum or maintain your claim" in plain(text(buyer.get("/today/")))
    shown = plain(text(buyer.get(f"{path}1/")))
    assert "accepts it for EUR 1,200.00" in shown
    assert "A part." in shown
    assert post(buyer, f"{path}1/take/", amount_minor="120000").status_code == 303
    done = plain(text(buyer.get(f"{path}1/")))
    assert "EUR 1,200.00 come off the next payment by themselves" in done
    assert "EUR 1,200.00 of EUR 5,000.00 counted" in plain(text(worker.get(path)))
    late = text(worker.get(f"{path}1/object/"))
    assert "This has moved on meanwhile." in late
    assert "took EUR 1,200.00 for claim 1" in plain(text(buyer.get(deal.path)))


def test_beyond_the_limit_the_figures_are_told_and_a_tick_accepts_it():
    deal = scene()
    do(accept_claim, deal.provider, now(), claim_id=made(deal, 400_000).pk)
    made(deal, 150_000)
    worker, path = browser(deal.provider), f"{deal.path}claims/2/accept/"
    assert "I accept it also beyond the limit" in text(worker.get(path))
    refused = post(worker, path, amount="1500", words="")
    assert refused.status_code == 422
    said = plain(text(refused))
    assert "The limit of this year is EUR 5,000.00, and EUR 4,000.00 count already: EUR 1,000.00 are left." in said
    assert post(worker, path, amount="1500", words="", beyond="on").status_code == 303
    shown = plain(text(worker.get(f"{deal.path}claims/")))
    assert "EUR 5,500.00 of EUR 5,000.00 counted" in shown
    assert re.search(r"Damages, \S+ \S+ \S+ EUR 1,500.00", shown), "each that counts is named with its day"
    assert "so the limit is the least that the clause sets" in shown


def test_against_the_client_and_after_the_end_the_page_says_that_no_money_moves():
    deal = scene()
    do(accept_claim, deal.client, now(), claim_id=made(deal, 300_000, "provider").pk)
    buyer = browser(deal.client)
    assert "No money moves by it here: pay it as you two agree." in plain(text(buyer.get(f"{deal.path}claims/1/")))
    do(cancel_agreement, deal.client, now(), agreement_id=deal.agreement.pk, reason="We need it no more.")
    late = made(deal, 1_000)
    assert "No money moves by it here" in plain(text(buyer.get(f"{deal.path}claims/2/")))
    do(accept_claim, deal.provider, now(), claim_id=late.pk)
    assert "No payment is left from which it could come off" in plain(text(buyer.get(f"{deal.path}claims/2/")))


def test_objected_maintained_and_withdrawn():
    deal = scene()
    made(deal)
    buyer, worker, path = browser(deal.client), browser(deal.provider), f"{deal.path}claims/1/"
    assert post(worker, f"{path}object/", words=" ").status_code == 422
    assert post(worker, f"{path}object/", words="It was your backup.").status_code == 303
    assert "It was your backup." in text(buyer.get(path))
    assert post(worker, f"{path}accept/", amount="10", words="").status_code == 303
    assert post(buyer, f"{path}maintain/", words="All of it.").status_code == 303
    assert post(buyer, f"{path}withdraw/", words="").status_code == 422
    assert post(buyer, f"{path}withdraw/", words="We found them.").status_code == 303
    shown = plain(text(worker.get(path)))
    for words in ("Objected to", "Accepted for less, EUR 10.00", "All of it.", "We found them."):
        assert words in shown, words


def test_a_failed_defect_offers_both_ways():
    found = failed()
    buyer, worker = browser(found.client), browser(found.provider)
    path, claims = (
        f"/contracts/{found.deal.agreement.number}/defects/1/",
        f"/contracts/{found.deal.agreement.number}/claims/",
    )
    shown = text(buyer.get(path))
    assert f"{claims}new/reduction/?defect=1" in shown
    assert f"{claims}new/repair/?defect=1" in shown
    assert "new/reduction/" not in text(worker.get(path))
    assert "Because of which defect?" in text(buyer.get(f"{claims}new/reduction/?defect=1"))
    assert post(buyer, f"{claims}new/repair/", defect="1", amount="30", words="Studio B.").status_code == 422
    bill = SimpleUploadedFile("bill.txt", b"30.00")
    assert (
        post(buyer, f"{claims}new/repair/", defect="1", amount="30", words="Studio B.", files=bill).status_code == 303
    )
    shown = text(buyer.get(path))
    assert f'href="{claims}1/"' in shown
    assert "new/reduction/" not in shown, "the contract gives one or the other"
    assert "The cost of putting a defect right does not count" in plain(text(worker.get(f"{claims}1/")))


def test_files_and_the_spreadsheet_are_for_both_sides_and_nobody_else():
    deal = scene()
    kept = files.store(SimpleUploadedFile("bill.txt", b"300"), uploaded_by=deal.client.person_id, at=now())
    one = made(deal, file_ids=[kept.id])
    (attached,) = files.of(("claim", one.pk))["claim", one.pk]
    stranger = browser(make_organisation(name="Stranger")[1])
    for who in (deal.client, deal.provider):
        assert browser(who).get(f"/files/{attached.id}/").status_code == 200
    for path in (f"/files/{attached.id}/", f"{deal.path}claims/1/", f"{deal.path}claims.csv"):
        assert stranger.get(path).status_code == 404
    sheet = browser(deal.provider).get(f"{deal.path}claims.csv")
    assert sheet["Content-Type"] == "text/csv; charset=utf-8"
    assert "'=The files were lost." in text(sheet)
    assert "3000.00" in text(sheet)


def test_who_may_not_is_told_so_before_they_write():
    deal = scene()
    made(deal)
    path = f"{deal.path}claims/"
    worker = browser(member_actor(deal.provider.organisation_id, Role.MEMBER))
    for place in ("new/damages/", "1/accept/", "1/object/"):
        assert worker.get(f"{path}{place}").status_code == 403
    shown = plain(text(worker.get(f"{path}1/")))
    assert "Somebody who may bind your organisation claims and answers" in shown
    owner = browser(deal.provider)
    assert owner.get(f"{path}new/repair/").status_code == 403
    assert owner.get(f"{path}new/nothing/").status_code == 404
    assert owner.get(f"{path}1/take/").status_code == 403


def test_without_the_clause_the_page_says_that_there_is_no_limit():
    deal = running()
    page = plain(text(browser(deal.client).get(f"{deal.path}claims/")))
    assert "The contract sets no limit of liability." in page
    assert "know no limit" not in text(browser(deal.client).get(f"{deal.path}claims/new/damages/"))


def test_a_task_is_not_shown_the_way_before_there_is_one():
    deal = task()
    buyer = browser(deal.client)
    assert f"{deal.path}claims/" not in text(buyer.get(deal.path))
    made(deal, 1_000)
    assert f"{deal.path}claims/" in text(buyer.get(deal.path))


@pytest.mark.django_db(transaction=True)
def test_the_pages_are_sound(visit):
    deal = scene()
    do(accept_claim, deal.provider, now(), claim_id=made(deal, 400_000).pk)
    two = made(deal, 150_000)
    do(accept_claim, deal.provider, now(), claim_id=two.pk, amount=money(deal, 50_000))
    made(deal, 100_000, "provider")
    path = f"{deal.path}claims/"
    pages = [path, f"{path}1/", f"{path}2/", f"{path}2/take/", f"{path}3/accept/", f"{path}new/damages/"]
    assert_sound(visit, *pages, prepare=lambda page: enter(page, visit.base, deal.client.person_id), pictures="claims")
