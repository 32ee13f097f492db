"""Pages of the list of defects: report, put right, deny, still there, strike off; what is kept back; who is told."""

from __future__ import annotations

import csv
import io
from datetime import datetime

import pytest

from anyshore.delivery.models import Defect
from anyshore.jobs.deadlines import run_due
from anyshore.payments.models import Retention
from anyshore.plumbing import clock
from tests.delivery.defects_world import DAY, WARRANTY, Listed, accepted, under_terms
from tests.factories import NOW
from tests.payments.kept import CLAUSE
from tests.web.browser import WITH_SCRIPTS_OR_NOT, enter, keep, overflow, violations
from tests.web.contracts.scenes import browser, post
from tests.web.contracts.scenes import text as text_of

pytestmark = pytest.mark.django_db(transaction=True)


def text(response) -> str:
    """The page, with plain spaces where lines may not break."""
    return text_of(response).replace("\N{NO-BREAK SPACE}", " ")


def at(monkeypatch, moment: datetime) -> None:
    run_due(moment)
    monkeypatch.setattr(clock, "now", lambda: moment)


@pytest.fixture
def found(monkeypatch) -> Listed:
    made = accepted(WARRANTY, CLAUSE)
    at(monkeypatch, NOW)
    return made


def paths(found: Listed) -> tuple[str, str]:
    base = f"/contracts/{found.deal.agreement.number}/"
    return base, f"{base}defects/"


def test_a_defect_goes_its_way_and_each_side_sees_its_next_step(found, monkeypatch):
    base, path = paths(found)
    client, provider = browser(found.client), browser(found.provider)
    assert "None is reported." in text(client.get(base))
    assert "No defect is reported" in text(client.get(path))
    sent = post(client, f"{base}1/defect/", words="The letter A leans.", claim="10.00")
    assert (sent.status_code, sent.headers["Location"]) == (303, path)
    assert Retention.objects.get().state == "defect"  # its clause keeps it back for a defect that is reported
    page = text(provider.get(f"{path}1/"))
    assert "The letter A leans." in page
    assert "It is put right" in page
    assert "Strike it off" not in page
    assert "One defect waits for you." in text(provider.get(base))
    assert "The time to put defect 1 of “Part 1” right is over." in text(client.get(base))
    for today in (provider.get("/today/"), provider.get(f"/duties/?at={NOW.date()}")):
        assert "defects/1/" in text_of(today) or "Put defect 1 right" in text(today)
    post(provider, f"{path}1/right/", words="Redrawn.")
    assert "Look at a defect that was put right" in text(client.get("/today/"))
    assert "Silence strikes nothing off." in text(client.get(f"{path}1/"))
    post(client, f"{path}1/still/", words="It leans as before.")
    assert "1 of 2" in text(client.get(f"{path}1/"))
    at(monkeypatch, found.cure(NOW) + DAY)
    page = text(client.get(f"{path}1/"))
    assert "may have it put right at" in page
    assert "as far as that is reasonable, or ask for a lower price." in page
    assert "A defect was not put right" in text(client.get("/today/"))
    post(client, f"{path}1/strike/", words="We live with it.")
    page = text(provider.get(f"{path}1/"))
    assert "Nothing is asked for it any more." in page
    assert "We live with it." in page
    assert "None is open." in text(provider.get(base))
    assert "struck defect 1 of “Part 1” off the list" in text(provider.get(base))


def test_one_form_reports_it_and_asks_back_what_is_kept(found):
    base, path = paths(found)
    client, provider = browser(found.client), browser(found.provider)
    moved = client.get(f"{base}1/kept/defect/")
    assert (moved.status_code, moved.headers["Location"]) == (302, f"{base}1/defect/")
    page = text(client.get(f"{base}1/defect/"))
    assert "is kept back. What you ask back for it stays back" in page
    post(client, f"{base}1/defect/", words="The blue is wrong.", claim="4.00")
    row = Retention.objects.get()
    assert (row.state, row.claim_minor, row.defect) == ("defect", 400, "The blue is wrong.")
    assert "is kept back for defects." in text(client.get(f"{path}1/"))
    assert "Change the report" in text(client.get(base))
    post(client, f"{base}1/kept/defect/", defect="The blue is wrong.", claim="5.00")
    assert (Retention.objects.get().claim_minor, Defect.objects.count()) == (500, 1)
    assert provider.get(f"{base}1/defect/").status_code == 403


def test_a_denied_defect_is_maintained_or_struck_off(found):
    base, path = paths(found)
    client, provider = browser(found.client), browser(found.provider)
    for words in ("One.", "Two."):
        post(client, f"{base}1/defect/", words=words, claim="10.00")
    for place in (1, 2):
        post(provider, f"{path}{place}/deny/", words="You asked for it so.")
    page = text(client.get(f"{path}1/"))
    assert "says that it is not covered:" in page
    assert "You asked for it so." in page
    post(client, f"{path}1/maintain/", words="We did not.")
    post(client, f"{path}2/strike/", words="True.")
    assert [one.state for one in Defect.objects.order_by("number")] == ["reported", "struck"]
    assert "and Organisation" in text(provider.get(f"{path}1/")) or "maintains it." in text(provider.get(f"{path}1/"))
    assert "This has moved on meanwhile." in text(client.get(f"{path}2/strike/"))
    assert "This has moved on meanwhile." in text(provider.get(f"{path}2/right/"))


def test_after_the_last_day_the_form_names_it_and_the_list_stays(found, monkeypatch):
    base, path = paths(found)
    client = browser(found.client)
    post(client, f"{base}1/defect/", words="In time.", claim="10.00")
    at(monkeypatch, NOW + 100 * DAY)
    assert "is over, or has not begun." in text(client.get(f"{base}1/defect/"))
    sent = post(client, f"{base}1/defect/", words="Too late.", claim="10.00")
    assert "The last day to report defects of this milestone was" in text(sent)
    assert Defect.objects.count() == 1
    assert "Report a defect" not in text(client.get(path))


def test_under_the_terms_alone_no_time_is_named(monkeypatch):
    found = under_terms(30)
    at(monkeypatch, NOW)
    base, path = paths(found)
    client = browser(found.client)
    post(client, f"{base}1/defect/", words="It leans.")
    assert "The contract sets no time for it." in text(client.get(f"{path}1/"))
    assert "The terms set no time for it and count no attempts." in text(client.get(path))


def test_an_agreement_that_ends_shows_what_is_open(monkeypatch):
    found = accepted(amounts=(20_000,))
    at(monkeypatch, NOW)
    found.report()
    base, _path = paths(found)
    page = text(browser(found.provider).get(base))
    assert "One defect of accepted work is still open. The warranty outlives the contract." in page
    assert "The time to put defect 1 of “Part 1” right is over." in page


def test_the_list_as_a_spreadsheet(found):
    base, _path = paths(found)
    found.report(words="=1+1")
    sent = browser(found.client).get(f"{base}defects.csv")
    rows = list(csv.DictReader(io.StringIO(sent.content.decode("utf-8-sig"))))
    assert [(row["number"], row["state"], row["attempts"], row["defect"]) for row in rows] == [
        ("1", "reported", "2", "'=1+1")
    ]
    assert rows[0]["put_right_by"] == found.cure(NOW).isoformat()


@WITH_SCRIPTS_OR_NOT
def test_both_sides_in_the_browser(found, visit, scripts):
    _base, path = paths(found)
    page = visit.page(scripts=scripts, width=360 if scripts else 1440, dark=scripts)
    enter(page, visit.base, found.client.person_id)
    page.goto(path)
    page.get_by_role("link", name="Report a defect").click()
    page.get_by_label("What is the defect?").fill("The letter A leans.")
    page.get_by_label("What you ask back for it").fill("3.00")
    assert not scripts or violations(page) == []
    page.get_by_role("button", name="Report the defect").click()
    page.get_by_role("link", name="1. The letter A leans.").click()
    page.get_by_role("heading", name="History").wait_for()
    assert not scripts or (violations(page), overflow(page)) == ([], 0)
    keep(page, f"defect-{'scripts' if scripts else 'plain'}")
    page.get_by_role("link", name="Strike it off").click()
    page.get_by_role("button", name="Strike it off").click()
    page.get_by_text("Nothing is asked for it any more.").first.wait_for()
    assert not scripts or violations(page) == []
