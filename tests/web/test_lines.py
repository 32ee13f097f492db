"""Pages of what is paid by the count and on fixed days: funded, reported, looked at, asked about, answered, paid."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from anyshore.contracts.models import Agreement
from anyshore.jobs.deadlines import run_due
from anyshore.kit.money import Money
from anyshore.payments.models import RetainerMonth
from anyshore.plumbing import clock, formats
from tests.factories import make_organisation
from tests.payments.lines_world import DOWN, IN_DECEMBER, LICENCE, OBJECTS, OVER, REPORTED, WORDS, Priced, priced
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
    assert "0.0825 EUR per word, at most 60,000" in page
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
        for where in (
            base,
            f"{base}lines/",
            path(deal, deal.row()),
            path(deal, deal.due()),
            path(deal, january, "report/"),
        ):
            assert_sound(visit, where, prepare=prepare, widths=(360, 1440))
