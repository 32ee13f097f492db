"""The pages of contracts made elsewhere: kept, reminded of, answered by the supplier, and gone through to the end."""

from __future__ import annotations

import csv
import io
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from anyshore.contracts.actions.answer_adopted import answer_adopted
from anyshore.contracts.models import AdoptedContract
from anyshore.contracts.queries.adopted import facts_of
from anyshore.contracts.rules.adopted import last_notice_day
from anyshore.kit.ids import new_id
from anyshore.plumbing import sealing
from anyshore.plumbing.formats import day_text, short_day_text
from tests.contracts.adopted_world import PAYROLL, PDF, kept
from tests.factories import do, make_organisation
from tests.web.contracts.fields import fields_of
from tests.web.contracts.scenes import browser, now, post, text

pytestmark = pytest.mark.django_db

FIELDS = {
    "other": "Lingua Vistula",
    "activity": "Payroll for 120 people",
    "currency": "EUR",
    "value": "48000",
    "starts_on": "2024-01-01",
    "ends_on": "",
    "notice_days": "30",
    "renewal_months": "12",
    "knows": "Ana: month-end closing\nThe handbook",
}


def fields(**other: str) -> dict[str, str]:
    end = (now() + timedelta(days=70)).date().isoformat()
    return {**FIELDS, "ends_on": end, "noticed_by": "client", **other}


def upload(body: bytes = PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile("signed.pdf", body)


def test_an_empty_register_says_what_will_be_here():
    page = text(browser(make_organisation()[1]).get("/contracts/adopted/"))
    assert "No contract made elsewhere yet" in page


def test_it_is_kept_with_a_pdf_and_eight_facts_and_stands_on_today():
    reader = browser(make_organisation(name="Bakkerij Pels")[1])
    assert reader.get("/contracts/adopt/").status_code == 200
    sent = post(reader, "/contracts/adopt/", files=upload(), **fields())
    assert sent.status_code == 303
    page = text(reader.get(sent["Location"]))
    for part in ("Payroll for 120 people", "48,000.00", "If nobody acts", "goes on to", "Ana: month-end closing",
                 "No electronic signature is inside", "0 of ", "/contracts/adopted/join/"):  # fmt: skip
        assert part in page, part
    assert "Give notice or let it go on" in text(reader.get("/today/"))
    assert "Payroll for 120 people" in text(reader.get("/contracts/adopted/"))


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"ends_on": "2023-01-01"}, "before the start"),
        ({"ends_on": "", "renewal_months": "12"}, "its present term ends"),
        ({"activity": ""}, "What they do"),
        ({"ends_on": "2024-06-30", "renewal_months": ""}, "This last day is past, and without renewal"),
    ],
)
def test_what_is_wrong_stands_beside_its_field(wrong, said):
    reader = browser(make_organisation()[1])
    sent = post(reader, "/contracts/adopt/", files=upload(), **fields(**wrong))
    assert sent.status_code == 422
    assert said in text(sent)


def test_only_a_pdf_is_taken():
    reader = browser(make_organisation()[1])
    sent = post(reader, "/contracts/adopt/", files=upload(b"GIF89a no"), **fields())
    assert sent.status_code == 422
    assert "as a PDF" in text(sent)
    assert not AdoptedContract.objects.exists()


def test_the_register_is_a_spreadsheet_in_which_nothing_is_a_formula():
    deal = kept(at=now(), activity="=1+1")
    sent = browser(deal.client).get("/contracts/adopted/register.csv")
    head, line = list(csv.reader(io.StringIO(sent.content.decode("utf-8-sig"))))
    assert len(head) == len(line) == 14
    assert line[1:3] == ["'=1+1", "Lingua Vistula"]
    assert line[5:7] == ["48000.00", "EUR"]


def test_the_supplier_joins_by_the_link_corrects_and_the_client_takes_it_over():
    deal = kept(at=now())
    client, supplier = browser(deal.client), browser(make_organisation(name="Lingua Vistula")[1])
    path, link = f"/contracts/adopted/{deal.row.number}/", f"/contracts/adopted/join/{deal.token()}/"
    assert supplier.get(path).status_code == 404
    assert "Payroll for 120 people" in text(supplier.get(link))
    said = fields(ends_on="2026-12-31", knows="\n".join(PAYROLL.knows), notice_days="20")
    assert post(supplier, link, **said)["Location"] == path
    assert "waits for your client" in text(supplier.get(path))
    page = text(client.get(path))
    assert "says that this is wrong" in page
    assert "<del>30 days</del> <ins>20 days</ins>" in page
    assert post(client, f"{path}take/").status_code == 303
    assert "Both sides agree on these facts" in text(client.get(path))
    assert post(supplier, f"{path}notice/").status_code == 403
    assert browser(make_organisation()[1]).get(link).status_code == 404


def test_notice_is_written_down_and_items_are_marked():
    deal = kept(at=now())
    client, path = browser(deal.client), f"/contracts/adopted/{deal.row.number}/"
    assert "This page does not send the notice" in text(client.get(f"{path}notice/"))
    form = fields_of(text(client.get(f"{path}notice/")))
    assert form["given_on"] == now().date().isoformat()
    tomorrow = (now() + timedelta(days=2)).date().isoformat()
    wrong = client.post(f"{path}notice/", form | {"by": "client", "given_on": tomorrow})
    assert wrong.status_code == 422
    assert "when the contract began" in text(wrong)
    assert client.post(f"{path}notice/", form | {"by": "client"}).status_code == 303
    page = text(client.get(path))
    assert "Notice given" in page
    assert "Notice was given on" in page
    assert "The contract ends." in page
    assert "No notice can be given now" in text(client.get(f"{path}notice/"))
    assert post(client, f"{path}exit/", place="1", ready="1").status_code == 303
    assert "1 of " in text(client.get(path))


def test_a_notice_written_down_by_mistake_is_taken_back_and_a_fact_put_right():
    deal = kept(at=now())
    client, path = browser(deal.client), f"/contracts/adopted/{deal.row.number}/"
    old = fields_of(text(client.get(f"{path}correct/")))
    assert (old["value"], old["ends_on"]) == ("48000.00", "2026-12-31")
    assert client.post(f"{path}correct/", old | {"value": "52000"}).status_code == 303
    assert "52,000.00" in text(client.get(path))
    stale = client.post(f"{path}correct/", old | {"value": "1", "_key": str(new_id())})
    assert stale.status_code == 422
    assert "Somebody changed this while you looked at it" in text(stale)
    assert AdoptedContract.objects.get().facts["value_minor"] == 5_200_000
    assert post(client, f"{path}notice/", given_on=now().date().isoformat(), by="provider").status_code == 303
    assert "can be corrected while the contract runs" in text(client.get(f"{path}correct/"))
    assert "The contract ends." in text(client.get(path))
    assert client.get(f"{path}notice/take-back/").status_code == 200
    assert post(client, f"{path}notice/take-back/").status_code == 303
    page = text(client.get(path))
    assert "The contract ends." not in page
    assert "Write down a notice" in page


def test_a_contract_is_kept_whose_notice_was_given_before():
    reader = browser(make_organisation(name="Bakkerij Pels")[1])
    end = (now() + timedelta(days=40)).date()
    given_on = (now() - timedelta(days=200)).date().isoformat()
    said = fields(ends_on=end.isoformat(), noticed_on=given_on, noticed_by="client", notice_days="90")
    sent = post(reader, "/contracts/adopt/", files=upload(), **said)
    assert sent.status_code == 303, text(sent)
    page = text(reader.get(sent["Location"]))
    assert "Notice given" in page
    row = AdoptedContract.objects.get()
    assert (row.state, row.ends_on, row.noticed_by) == ("ending", end, "client")


def test_the_page_says_that_a_term_has_gone_on_and_names_one_day_on_both_pages():
    reader = browser(make_organisation(name="Bakkerij Pels")[1])
    sent = post(reader, "/contracts/adopt/", files=upload(), **fields(ends_on="2024-12-31"))
    page = text(reader.get(sent["Location"]))
    assert "It was signed until" in page
    row = AdoptedContract.objects.get()
    day = last_notice_day(facts_of(row))
    other = text(reader.get(f"/contracts/{row.number}/duties/"))
    assert day_text(day) in page
    assert short_day_text(day) in other, "the last day itself, not the midnight after it"


def test_signatures_inside_the_pdf_are_listed_with_what_checking_shows(monkeypatch, tmp_path):
    monkeypatch.setenv("ANYSHORE_DATA", str(tmp_path))
    from tests.plumbing.test_sealing import paper

    signed = sealing.seal(paper(), at=now(), reason="Agreed").body
    reader = browser(make_organisation()[1])
    sent = post(reader, "/contracts/adopt/", files=upload(signed), **fields())
    page = text(reader.get(sent["Location"]))
    assert "Intact: what was signed was not changed." in page
    assert "is not checked here" in page
    spoilt = signed.replace(b"/Type", b"/typE", 1)
    sent = post(reader, "/contracts/adopt/", files=upload(spoilt), **fields())
    assert "Broken" in (page := text(reader.get(sent["Location"]))) or "No electronic signature" in page


def test_a_supplier_sees_and_changes_nothing():
    deal = kept(at=now())
    supplier = make_organisation()[1]
    do(answer_adopted, supplier, now(), token=deal.token(), facts=PAYROLL)
    reader, path = browser(supplier), f"/contracts/adopted/{deal.row.number}/"
    page = text(reader.get(path))
    assert "keeps this contract with you here" in page
    assert "<form" not in page.partition("<main")[2].partition("</main")[0]
    for verb in ("take", "exit", "notice"):
        assert post(reader, f"{path}{verb}/", place="1").status_code == 403
