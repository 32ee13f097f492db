"""Pages of what is paid by the count and on fixed days: funded, reported, looked at, asked about, answered, paid."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from anyshore.contracts.models import Agreement
from anyshore.contracts.rules.priced import Every
from anyshore.exits.actions.give_notice import give_notice
from anyshore.insight.queries.contract import contract
from anyshore.insight.queries.duties import calendar_rows, contract_duties
from anyshore.jobs.deadlines import run_due
from anyshore.kit.money import Money
from anyshore.payments.models import RetainerMonth
from anyshore.plumbing import clock, formats
from tests.factories import NOW, do, make_organisation
from tests.payments.lines_world import (
    DOWN,
    IN_DECEMBER,
    JANUARY,
    LICENCE,
    OBJECTS,
    OVER,
    REPORTED,
    WORDS,
    Priced,
    priced,
)
from tests.web.browser import assert_sound, enter
from tests.web.contracts.fields import fields_of
from tests.web.contracts.scenes import browser, post
from tests.web.contracts.scenes import text as text_of

pytestmark = pytest.mark.django_db


def text(response) -> str:
    """The page, with plain spaces where lines may not break."""
    return text_of(response).replace("\N{NO-BREAK SPACE}", " ")


@pytest.fixture
def at(monkeypatch):
    """Set the clock."""

    def set_to(instant: datetime) -> None:
        monkeypatch.setattr(clock, "now", lambda: instant)

    return set_to


def path(deal: Priced, row: RetainerMonth, verb: str = "") -> str:
    return f"/contracts/{deal.agreement.number}/lines/{row.pk}/{verb}"


def test_a_count_is_funded_reported_questioned_corrected_and_approved(at):
    deal = priced(WORDS)
    at(IN_DECEMBER)
    client, provider = browser(deal.client), browser(deal.provider)
    seen = text(client.get(f"/contracts/{deal.agreement.number}/"))
    assert "Units and fixed days" in seen
    assert "Translation into German, 1 Dec 2026 – 31 Dec 2026" in seen
    assert "nobody has reported, it counts nothing" in seen
    assert "You look at it, and silence approves it." in seen
    row = deal.row()
    assert "Report the count" not in text(provider.get(path(deal, row)))
    assert post(client, path(deal, row, "fund/")).status_code == 303
    assert deal.held() == 165_000
    run_due(OVER)
    at(REPORTED)
    assert "Report the count" in text(provider.get("/today/"))
    page = text(provider.get(path(deal, row, "report/")))
    assert "EUR 0.0825 per word, at most 60,000" in page
    fields = fields_of(page)
    assert "at most 60,000" in text(provider.post(path(deal, row, "report/"), fields | {"count": "60001"}))
    listed = SimpleUploadedFile("words.csv", b"text,words\nA,19999\n", "text/csv")
    done = provider.post(path(deal, row, "report/"), fields | {"count": "19999", "note": "Four", "files": listed})
    assert done.status_code == 303, text(done)
    seen = text(client.get(path(deal, row)))
    assert "words.csv" in seen
    assert "19,999" in seen
    assert "Approve" in seen
    asked = fields_of(text(client.get(path(deal, row, "ask/"))))
    assert client.post(path(deal, row, "ask/"), asked | {"words": "Which texts?"}).status_code == 303
    page = text(provider.get(path(deal, row, "report/")))
    assert "They ask: Which texts?" in page
    again = fields_of(page) | {"count": "18000", "note": "One was counted twice"}
    assert provider.post(path(deal, row, "report/"), again).status_code == 303
    assert post(client, path(deal, row, "approve/")).status_code == 303
    assert (deal.row().released_minor, deal.held()) == (148_500, 0)
    seen = text(client.get(f"/contracts/{deal.agreement.number}/"))
    assert "at most in all" in seen
    value = Agreement.objects.get(pk=deal.agreement.pk).value_minor
    left = formats.amount_text(Money(value - 148_500 - 16_500, "EUR"))
    assert left in seen.partition("Still to come, at most")[2][:1500]
    assert "A mistake is corrected in the report of a later period." in text(client.get(path(deal, row)))
    assert "reported 18,000 for Translation into German" in text(client.get(f"/contracts/{deal.agreement.number}/"))


def test_an_amount_is_objected_to_answered_and_paid(at):
    deal = priced(dated=(LICENCE, DOWN), starts_on=None)
    run_due(OBJECTS)
    at(OBJECTS + timedelta(hours=1))
    client, provider = browser(deal.client), browser(deal.provider)
    seen = text(client.get(f"/contracts/{deal.agreement.number}/lines/"))
    assert "Licence: EUR 99.00 every quarter from 1 Jan 2027" in seen or "every quarter from" in seen
    for reader in (client, provider):
        page = text(reader.get(f"/contracts/{deal.agreement.number}/"))
        assert "Each amount falls due on its day, unless the client objects in time." in page
    row = deal.due()
    assert "Object" in text(client.get(path(deal, row)))
    asked = fields_of(text(client.get(path(deal, row, "ask/")))) | {"words": "Not used"}
    assert client.post(path(deal, row, "ask/"), asked).status_code == 303
    answered = fields_of(text(provider.get(path(deal, row, "answer/")))) | {"words": "Half", "off": "49.50"}
    assert provider.post(path(deal, row, "answer/"), answered).status_code == 303
    run_due(OVER + timedelta(days=30))
    at(OVER + timedelta(days=30))
    page = text(client.get(path(deal, row)))
    assert "still due" in page
    assert post(client, path(deal, row, "pay/")).status_code == 303
    assert deal.wallet() == 4_950


def test_strangers_and_the_wrong_side_are_refused(at):
    deal = priced(WORDS)
    at(IN_DECEMBER)
    row = deal.row()
    stranger = browser(make_organisation()[1])
    for verb in ("", "report/", "fund/", "approve/", "pay/", "ask/", "answer/"):
        assert stranger.get(path(deal, row, verb)).status_code == 404
    assert stranger.get(f"/contracts/{deal.agreement.number}/lines/").status_code == 404
    assert browser(deal.client).get(path(deal, row, "report/")).status_code == 403
    assert browser(deal.provider).get(path(deal, row, "fund/")).status_code == 403
    assert browser(deal.client).get(path(deal, row).replace(str(row.pk), str(deal.id))).status_code == 404


@pytest.mark.parametrize("scripts", [True, False])
def test_a_count_is_reported_and_approved_in_the_browser(visit, at, scripts: bool):
    deal = priced(WORDS, dated=(LICENCE,), end_on=date(2027, 9, 30))
    run_due(OVER)
    at(REPORTED)
    reader = visit.page(scripts=scripts)
    enter(reader, visit.base, deal.provider.person_id)
    reader.goto(path(deal, deal.row()))
    reader.locator("main").get_by_role("link", name="Report the count").click()
    reader.get_by_label("Delivered in this period").fill("12345")
    reader.get_by_label("What shows it").fill("Three articles")
    reader.get_by_role("button", name="Report it").click()
    reader.wait_for_url(f"**{path(deal, deal.row())}")
    assert deal.row().count == 12_345
    other = visit.page(scripts=scripts)
    enter(other, visit.base, deal.client.person_id)
    other.goto(path(deal, deal.row()))
    other.locator("main").get_by_role("link", name="Approve").click()
    other.get_by_role("button", name="Approve").click()
    other.wait_for_url(f"**{path(deal, deal.row())}")
    assert deal.row().decided_by == "person"
    if scripts:
        base = f"/contracts/{deal.agreement.number}/"
        prepare = lambda one: enter(one, visit.base, deal.provider.person_id)  # noqa: E731 - because it is one call
        january = deal.row(date(2027, 1, 1))
        at(january.review_until or datetime(2027, 2, 1, 9, tzinfo=UTC))
        own = (path(deal, deal.row()), path(deal, deal.due()), path(deal, january, "report/"))
        assert_sound(visit, base, f"{base}lines/", *own, prepare=prepare, widths=(360, 1440))


def test_a_period_to_come_says_when_it_begins_and_one_that_nobody_reported_says_so(at):
    deal = priced(replace(WORDS, least=5_000))
    at(NOW)
    client = browser(deal.client)
    coming = text(client.get(path(deal, deal.row())))
    assert "To come" in coming
    assert "It begins on 1 Dec 2026." in coming
    assert "1 Dec 2026</time></small>" in text(client.get(f"/contracts/{deal.agreement.number}/lines/"))
    silent = datetime(2027, 1, 11, 20, tzinfo=UTC)
    run_due(silent)
    at(silent)
    page = text(client.get(path(deal, deal.row())))
    assert "reported nothing in time" in page
    assert "Reported" not in page


def test_counts_and_days_are_a_spreadsheet_of_plain_numbers(at):
    deal = priced(replace(WORDS, name="=Words", least=0), dated=(LICENCE,))
    at(REPORTED)
    run_due(OVER)
    deal.report(1_000)
    found = browser(deal.client).get(f"/contracts/{deal.agreement.number}/lines.csv")
    rows = list(csv.DictReader(io.StringIO(found.content.decode("utf-8-sig"))))
    first, last = rows[0], rows[-1]
    assert (first["line"], first["from"], first["to"], first["state"]) == (
        "'=Words", "2026-12-01", "2026-12-31", "in_review"
    )  # fmt: skip
    assert (first["count"], first["price"], first["currency"]) == ("1000", "82.50", "EUR")
    assert [row["state"] for row in rows if row["kind"] == "units"] == ["in_review", "running", "to_come"]
    assert (last["line"], last["kind"], last["price"]) == ("Licence", "dated", "99.00")
    assert browser(make_organisation()[1]).get(f"/contracts/{deal.agreement.number}/lines.csv").status_code == 404


def test_after_a_notice_the_pages_go_by_its_day_and_say_why(at):
    deal = priced(WORDS, dated=(replace(LICENCE, every=Every.MONTH),), notice_days=30)
    at(IN_DECEMBER)
    client = browser(deal.client)
    before = text(client.get(f"/contracts/{deal.agreement.number}/"))
    do(give_notice, deal.provider, IN_DECEMBER, agreement_id=deal.id, reason="We moved.")
    page = text(client.get(f"/contracts/{deal.agreement.number}/"))
    who = deal.agreement.provider.name
    assert f"by notice of {who}" in page
    assert "at most in all, to the end by notice" in page
    assert "by notice of" not in before
    assert "last day, by notice" in text(client.get("/contracts/"))
    found = contract(deal.client, deal.agreement.number, at=IN_DECEMBER)
    assert (found.last_on, found.by_notice) == (date(2027, 1, 9), True)
    assert found.to_come < found.page.value
    at(IN_DECEMBER + timedelta(days=1))
    rows = contract_duties(deal.client, deal.agreement.number, at=IN_DECEMBER).rows
    assert [row.due_on for row in rows if row.code == "falls_due"] == [JANUARY]
    ahead = calendar_rows(deal.client, at=IN_DECEMBER, agreement_id=deal.id)
    assert [row.due_on for row in ahead if row.code == "falls_due"] == [JANUARY]


def test_the_days_to_come_stand_among_the_duties_and_in_the_calendar(at):
    deal = priced(dated=(replace(LICENCE, every=Every.MONTH),))
    rows = calendar_rows(deal.client, at=IN_DECEMBER, agreement_id=deal.id)
    days = [row.due_on for row in rows if row.code == "falls_due"]
    assert days == [JANUARY, date(2027, 2, 1), date(2027, 3, 1)]
    assert len({(row.series_id, row.number) for row in rows}) == len(rows)
    at(IN_DECEMBER)
    assert "Licence falls due" in text(browser(deal.client).get(f"/contracts/{deal.agreement.number}/duties/"))
