"""Pages of hours: the week as a grid, its review, its money, the timer."""

from __future__ import annotations

from datetime import timedelta

import pytest

from anyshore.contracts.models import Agreement
from anyshore.contracts.queries import current_content
from anyshore.contracts.rules.clauses.languages import Language
from anyshore.contracts.rules.lines import Retainer, Unused
from anyshore.contracts.rules.text import render
from anyshore.delivery.models import Entry, Sheet, Timer
from anyshore.delivery.rules.weeks import week_at, week_name
from anyshore.jobs.deadlines import run_due
from anyshore.parties.models import Organisation
from anyshore.plumbing import clock
from tests.contracts.world import parties
from tests.delivery.hours_world import DEV, TEST, WEEK, hourly
from tests.payments.retainers import LOOKED, OVER, REVIEWED, retained
from tests.web.contracts.fields import fields_of
from tests.web.contracts.scenes import browser, post
from tests.web.contracts.scenes import text as text_of
from tests.web.proving import proved

pytestmark = pytest.mark.django_db

NEXT = week_name(WEEK + timedelta(days=7))


def text(response) -> str:
    """The page, with plain spaces where lines may not break."""
    return text_of(response).replace("\N{NO-BREAK SPACE}", " ")


@pytest.fixture
def deal(monkeypatch):
    """A contract by the hour, seen on the Friday of its first week."""
    made = hourly(DEV, TEST)
    began = clock.now()
    monkeypatch.setattr(clock, "now", lambda: began.replace(year=2026, month=12, day=4, hour=18))
    return made


def test_a_week_is_entered_submitted_questioned_and_approved(deal):
    path = f"/contracts/{deal.agreement.number}/hours/{week_name(WEEK)}/"
    provider, client = browser(deal.provider), browser(deal.client)
    assert "No hours yet" in text(client.get(f"/contracts/{deal.agreement.number}/hours/"))
    fields = fields_of(text(provider.get(path)))
    assert {"h0_1", "h4_2", "n0", "seen"} <= fields.keys()
    assert "h5_1" not in fields  # Saturday has not begun
    assert provider.post(path, fields | {"h0_1": "25:00"}).status_code == 422
    assert "Write hours like 7:30" in text(provider.post(path, fields | {"h0_1": "soon"}))
    done = provider.post(path, fields | {"h0_1": "7:30", "n0": "Login page", "h1_2": "1,5"})
    assert done.status_code == 303, text(done)
    assert deal.entries() == [(1, WEEK, 450), (2, WEEK + timedelta(days=1), 90)]
    assert "Somebody wrote into this week" in text(
        provider.post(path, fields | {"h0_1": "8", "_key": "another-key-1"})
    )
    assert post(provider, f"{path}submit/").status_code == 303
    seen = text(client.get(path))
    assert "Approve EUR 675.02" in seen
    assert "Login page" in seen
    entry = Entry.objects.get(line=2)
    assert client.get(f"{path}{entry.pk}/ask/").status_code == 200
    assert post(client, f"{path}{entry.pk}/ask/", words="Why?").status_code == 303
    assert provider.get(f"{path}{entry.pk}/answer/").status_code == 200
    assert post(provider, f"{path}{entry.pk}/answer/", words="A bug", minutes="1:00").status_code == 303
    assert "Answer: A bug" in text(client.get(path))
    assert post(client, f"{path}{entry.pk}/drop/").status_code == 303
    assert "650.01" in text(client.get(f"{path}approve/"))
    assert post(client, f"{path}approve/").status_code == 303
    assert Sheet.objects.get().payable_minor == 65_001
    seen = text(client.get(path))
    assert "is still due" in seen
    assert "Pay EUR 650.01" in text(client.get(f"{path}pay/"))
    assert post(client, f"{path}pay/").status_code == 303
    assert deal.wallet() == 65_001
    assert provider.get(f"{path}{entry.pk}/correct/").status_code == 200
    assert "Approved" in text(client.get(f"/contracts/{deal.agreement.number}/hours/"))


def test_the_next_week_is_funded_ahead_and_today_says_so(deal):
    client = browser(deal.client)
    path = f"/contracts/{deal.agreement.number}/hours/{NEXT}/"
    assert path in text(client.get("/today/"))
    assert "Pay in EUR 3,700.10" in text(client.get(f"{path}fund/"))
    assert post(client, f"{path}fund/").status_code == 303
    assert deal.held() == 370_010
    assert "Pay in" not in text(client.get(path))


def test_the_timer_and_the_contract_page(deal):
    provider = browser(deal.provider)
    base = f"/contracts/{deal.agreement.number}/"
    page = text(provider.get(base))
    assert "Write down what you work, and see before each week whether it is funded." in page
    assert "Wait before you begin" not in page
    assert "You look at each week when it is over" in text(browser(deal.client).get(base))
    done = post(provider, f"{base}hours/timer/start/", line="1", note="Deploy")
    assert done.status_code == 303, text(done)
    timer = Timer.objects.get()
    week = week_name(week_at(clock.now()))
    assert "Your timer runs" in text(provider.get(f"{base}hours/{week}/"))
    assert post(provider, f"{base}hours/timer/{timer.pk}/discard/").status_code == 303
    assert post(provider, f"{base}hours/timer/start/", line="1").status_code == 303
    assert post(provider, f"{base}hours/timer/{Timer.objects.get(ended_at=None).pk}/stop/").status_code == 303
    deal.enter((1, WEEK, 480), at=clock.now())
    for reader in (provider, browser(deal.client)):
        assert "counts as approved" in text(reader.get(f"{base}hours/{week}/"))
        assert "count as approved" in text(reader.get(base))


def test_beyond_the_cap_and_the_way_to_lift_it(deal):
    deal.submitted(*((2, WEEK + timedelta(days=place), 400) for place in range(3)), at=clock.now())
    path = f"/contracts/{deal.agreement.number}/hours/{week_name(WEEK)}/"
    client = browser(deal.client)
    assert "10:00 beyond the cap, not paid" in text(client.get(path))
    assert client.get(f"{path}lift/").status_code == 200
    assert post(client, f"{path}lift/", line="2", hours="12").status_code == 303
    assert "8:00 beyond the cap" in text(client.get(path))
    assert browser(deal.provider).get(f"{path}lift/").status_code == 403


def test_a_list_is_looked_at_then_entered_all_or_not_at_all(deal):
    path = f"/contracts/{deal.agreement.number}/hours/import/"
    provider = browser(deal.provider)
    assert provider.get(path).status_code == 200
    bad = f"{WEEK};8:00;Developer\n{WEEK};soon;Tester\n{WEEK};1;Tester;nobody@nowhere.example"
    seen = text(post(provider, path, rows=bad, enter="yes"))
    assert "Row 2: hours" in seen
    assert "Row 3: person" in seen
    assert "2 rows cannot be taken. Nothing was entered." in seen
    future = f"{WEEK};8:00;Developer\n2026-12-05;1;Tester"
    assert "has not begun in UTC" in text(post(provider, path, rows=future, enter="yes"))
    assert deal.entries() == []
    good = f"{WEEK};8:00;Developer;;Login\n{WEEK};1;Tester"
    assert "2 rows can be entered: 9:00 hours" in text(post(provider, path, rows=good))
    assert deal.entries() == []
    assert post(provider, path, rows=good, enter="yes").status_code == 303
    assert deal.entries() == [(1, WEEK, 480), (2, WEEK, 60)]
    assert browser(deal.client).get(path).status_code == 403


def test_all_weeks_that_wait_are_approved_on_one_page(deal):
    other = hourly(DEV, between=(deal.client, deal.provider))
    client = browser(deal.client)
    assert "No hours wait for you" in text(client.get("/hours/"))
    for one in (deal, other):
        one.submitted((1, WEEK, 60), at=clock.now())
    seen = text(client.get("/hours/"))
    assert "All of them together: EUR 160.00" in seen
    assert "Choose at least one week" in text(post(client, "/hours/"))
    sheets = [str(pk) for pk in Sheet.objects.values_list("pk", flat=True)]
    assert post(client, "/hours/", sheets=sheets).status_code == 303
    assert set(Sheet.objects.values_list("state", flat=True)) == {"approved"}
    assert "No hours wait for you" in text(browser(deal.provider).get("/hours/"))


def test_a_month_of_a_retainer_is_funded_questioned_answered_and_approved(monkeypatch):
    made = retained(DEV)
    began = clock.now()
    monkeypatch.setattr(clock, "now", lambda: began.replace(year=2026, month=12, day=4, hour=18))
    base = f"/contracts/{made.agreement.number}/"
    path, client, provider = f"{base}hours/months/2026-12/", browser(made.client), browser(made.provider)
    assert "EUR 3,100.00 a month for 20:40 hours" in text(client.get(base))
    assert path in text(client.get("/today/"))
    assert "Pay in EUR 3,100.00" in text(client.get(path))
    assert client.get(f"{path}fund/?next=1").status_code == 200
    assert post(client, f"{path}fund/").status_code == 303
    assert post(client, f"{path}fund/?next=1").status_code == 303
    assert made.held() == 620_000
    run_due(OVER)
    monkeypatch.setattr(clock, "now", lambda: LOOKED)
    assert path in text(client.get("/today/"))
    assert "The retainer of December 2026 counts as approved" in text(client.get(base))
    assert client.get(f"{path}ask/").status_code == 200
    assert provider.get(f"{path}ask/").status_code == 403
    assert post(client, f"{path}ask/", words="What was done?").status_code == 303
    assert path in text(provider.get("/today/")) or "Answer a question" in text(provider.get("/today/"))
    assert post(provider, f"{path}answer/", words="Less", off="100").status_code == 303
    assert "Approve EUR 3,000.00" in text(client.get(path))
    assert client.get(f"{path}approve/").status_code == 200
    assert post(client, f"{path}approve/").status_code == 303
    assert (made.wallet(), made.held()) == (300_000, 310_000)
    seen = text(provider.get(f"{base}hours/"))
    assert "December 2026" in seen
    assert "3,000.00" in seen
    assert client.get(f"{base}hours/months/2026-13/").status_code == 404
    assert client.get(f"{path}pay/").status_code == 200


def test_an_offer_with_a_retainer_is_written_in_the_form():
    client, provider = parties()
    seen = proved(browser(client))
    fields = fields_of(text(seen.get("/contracts/new/?unit=project")))
    assert {"monthly", "retained", "unused"} <= fields.keys()
    org = Organisation.objects.get(pk=provider.organisation_id)
    said = {"other": org.slug, "title": "Support", "monthly": "2000", "retained": "20", "unused": "carry",
            "starts_on": "2026-12-01", "milestones-0-title": "", "milestones-0-amount": ""}  # fmt: skip
    done = seen.post("/contracts/new/?unit=project", fields | said)
    assert done.status_code == 303, text(done)
    content = current_content(Agreement.objects.get())
    assert content.lines.retainer == Retainer(amount_minor=200_000, minutes=1_200, unused=Unused.CARRY)
    for language in Language:
        assert render(content, language).count("20") > 1


def test_a_month_paid_by_invoice_says_so_and_then_that_it_is_owed(monkeypatch):
    made = retained(unit="process", rail="ledger_only")
    base = f"/contracts/{made.agreement.number}/"
    for at, told in ((OVER - timedelta(days=5), "By invoice, once approved"), (REVIEWED, "Owed<")):
        run_due(at)
        monkeypatch.setattr(clock, "now", lambda at=at: at)
        for path in (base, f"{base}hours/"):
            seen = text(browser(made.client).get(path))
            assert told in seen, (at, path)
            assert "Not funded" not in seen, (at, path)


def test_a_long_trail_shows_what_is_new_and_folds_the_rest(monkeypatch):
    made = retained(unit="process")
    base = f"/contracts/{made.agreement.number}/"
    assert "earlier fact" not in text(browser(made.client).get(base))
    run_due(REVIEWED + timedelta(days=120))
    monkeypatch.setattr(clock, "now", lambda: REVIEWED + timedelta(days=120))
    seen = browser(made.client).get(base).content.decode()
    newest, rest = seen.split('id="trail"')[1].split("<details", 1)
    told = '<span class="hash' if '<span class="hash' in newest else "<li>"
    assert newest.count(told) == 8
    assert f"{rest.split('</details>')[0].count(told)} earlier facts" in rest
