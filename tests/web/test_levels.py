"""Pages of service levels: enter, import, dispute, leave out, report, push; and a miss that makes a payment
smaller."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest
from django.test import Client

from anyshore.delivery.models import LevelReading
from anyshore.jobs.deadlines import run_due
from anyshore.plumbing import clock
from tests.delivery.levels_world import DAY_AFTER, IN_READING, PRICE, levelled
from tests.payments.retainers import JANUARY
from tests.web.browser import assert_sound, enter
from tests.web.contracts.fields import fields_of
from tests.web.contracts.scenes import browser, post
from tests.web.contracts.scenes import text as text_of

pytestmark = pytest.mark.django_db(transaction=True)


def text(response) -> str:
    """The page, with plain spaces where lines may not break."""
    return text_of(response).replace("\N{NO-BREAK SPACE}", " ")


@pytest.fixture
def deal(monkeypatch):
    """Service levels whose first period is over, and a month of a retainer paid in after it."""
    made = levelled(chronic_misses=2, chronic_periods=2)
    made.pay_in(JANUARY)
    run_due(DAY_AFTER)
    monkeypatch.setattr(clock, "now", lambda: IN_READING)
    return made


def test_readings_are_entered_disputed_and_closed_and_the_next_payment_is_smaller(deal, monkeypatch):
    base = f"/contracts/{deal.agreement.number}/"
    path, client, provider = f"{base}levels/2026-12-01/", browser(deal.client), browser(deal.provider)
    assert "Service levels" in text(client.get(base))
    assert "count as missed" in text(client.get(base))
    assert path in text(provider.get("/today/"))
    assert path in text(client.get("/today/"))
    assert client.get(f"{path}enter/").status_code == 403
    fields = fields_of(text(provider.get(f"{path}enter/")))
    assert "m1" in fields
    assert "m2" not in fields
    done = provider.post(f"{path}enter/", fields | {"m1": "97", "w1": "The log of the desk"})
    assert done.status_code == 303, text(done)
    assert "Evidence: The log of the desk" in text(client.get(path))
    assert client.get(f"{path}1/dispute/").status_code == 200
    assert provider.get(f"{path}1/dispute/").status_code == 403
    assert post(client, f"{path}1/dispute/", claimed_bps="80", words="Our own log").status_code == 303
    assert provider.get(f"{path}1/answer/").status_code == 200
    assert post(provider, f"{path}1/answer/", take="yes", words="").status_code == 303
    assert deal.reading().measured_bps == 8_000
    assert client.get(f"{path}2/exclude/").status_code == 200
    assert post(client, f"{path}2/exclude/", words="We had no system", value_bps="").status_code == 303
    assert provider.get(f"{path}2/agree/").status_code == 200
    assert post(provider, f"{path}2/agree/", agree="yes").status_code == 303
    at = deal.close().closed_at
    monkeypatch.setattr(clock, "now", lambda: at)
    assert deal.results() == [(8_000, "below_minimum", 40_000), (None, "not_counted", 0)]
    seen = text(client.get(f"{base}levels/"))
    assert "400.00" in seen
    assert "1 of 1 period missed its target" in seen
    assert provider.get(f"{path}1/cause/").status_code == 200
    assert post(provider, f"{path}1/cause/", words="Two people were ill.").status_code == 303
    assert "Two people were ill." in text(client.get(path))
    run_due(DAY_AFTER.replace(month=2))
    monkeypatch.setattr(clock, "now", lambda: DAY_AFTER.replace(month=2) + timedelta(hours=9))
    month = f"{base}hours/months/2027-01/"
    assert "credit" in text(client.get(f"{month}approve/")).lower()
    assert post(client, f"{month}approve/").status_code == 303
    assert deal.month(JANUARY).released_minor == PRICE - 40_000
    assert "Credits" in text(client.get(month))
    assert "retainer of January 2027" in text(provider.get(f"{base}levels/"))


def test_what_is_confirmed_or_disputed_is_the_reading_that_was_shown(deal):
    path, client, provider = (
        f"/contracts/{deal.agreement.number}/levels/2026-12-01/",
        browser(deal.client),
        browser(deal.provider),
    )
    fields = fields_of(text(provider.get(f"{path}enter/")))
    assert provider.post(f"{path}enter/", fields | {"m1": "99", "w1": "The log"}).status_code == 303
    shown = str(deal.reading().pk)
    assert f'name="reading" value="{shown}"' in text(client.get(path))
    stale = fields_of(text(client.get(f"{path}1/dispute/")))
    fields = fields_of(text(provider.get(f"{path}enter/")))
    assert provider.post(f"{path}enter/", fields | {"m1": "80", "w1": "Counted again"}).status_code == 303
    refused = post(client, f"{path}1/confirm/", reading=shown)
    assert refused.status_code == 409
    assert "The reading was changed since this page was shown" in text(refused)
    refused = client.post(f"{path}1/dispute/", stale | {"claimed_bps": "70", "words": "Ours"})
    assert "The reading was changed since this page was shown" in text(refused)
    assert deal.reading().state == "entered"
    assert post(client, f"{path}1/confirm/", reading=str(deal.reading().pk)).status_code == 303
    assert deal.reading().state == "confirmed"


def test_a_second_tab_does_not_put_its_figure_over_one_that_it_never_showed(deal):
    path, provider = f"/contracts/{deal.agreement.number}/levels/2026-12-01/enter/", browser(deal.provider)
    old = fields_of(text(provider.get(path))) | {"m1": "99", "w1": "From memory"}
    first = fields_of(text(provider.get(path))) | {"m1": "97", "w1": "The log of the desk"}
    assert provider.post(path, first).status_code == 303
    refused = provider.post(path, old)
    assert refused.status_code == 422
    assert "The reading was changed since this page was shown" in text(refused)
    assert "stands at 97%" in text(refused).replace(" %", "%")
    assert deal.reading().measured_bps == 9_700
    again = fields_of(text(refused))
    assert again["m1"] == "99", "what was typed is still there"
    assert provider.post(path, again).status_code == 303, "and can be entered, now that both are seen"
    assert deal.reading().measured_bps == 9_900


def test_a_list_is_looked_at_then_entered_all_or_not_at_all(deal):
    base = f"/contracts/{deal.agreement.number}/levels/"
    provider = browser(deal.provider)
    assert browser(deal.client).get(f"{base}import/").status_code == 403
    bad = "2026-12;1;soon\n2026-11;1;97\n2026-12;2;99\n2026-12;1;101"
    seen = text(post(provider, f"{base}import/", rows=bad, enter="yes"))
    for row in ("Row 1: figure", "Row 2: period", "Row 3: level", "Row 4: figure"):
        assert row in seen
    assert not LevelReading.objects.exists()
    good = "period;level;figure;note\n2026-12;answered the same day;97,5;desk\n2027-01;1;98"
    assert "2 readings can be entered" in text(post(provider, f"{base}import/", rows=good))
    assert not LevelReading.objects.exists()
    assert post(provider, f"{base}import/", rows=good, enter="yes").status_code == 303
    assert [deal.reading().measured_bps, deal.reading(1, JANUARY).measured_bps] == [9_750, 9_800]


def test_a_system_sends_readings_with_a_secret_once(deal):
    base = f"/contracts/{deal.agreement.number}/levels/"
    provider, system = browser(deal.provider), Client()
    assert browser(deal.client).get(f"{base}secrets/").status_code == 403
    seen = text(post(provider, f"{base}secrets/", name="Monitoring"))
    secret = seen.split("<p><code>")[1].split("<")[0]
    body = {"period": "2026-12-15", "readings": [{"level": 2, "measured": "99.95", "note": "4711"}]}

    def send(key: str = "one-reading", said: str = secret, **more):
        head = {"Authorization": f"Bearer {said}", "Idempotency-Key": key}
        return system.post(f"{base}push/", json.dumps(body | more), content_type="application/json", headers=head)

    first = send()
    assert (first.status_code, first.json()) == (200, {"period": "2026-12-01", "entered": 1})
    assert send().content == first.content
    assert LevelReading.objects.count() == 1
    assert send(said="another").status_code == 401
    assert send(key="a-second-one", readings=[{"level": 1, "measured": "99"}]).json()["code"] == "level_not_entered"
    assert send(key="a-third-one", readings=[{"level": 2}]).status_code == 422
    assert send(key="a-fourth-one", period="2020-01-01").status_code == 404
    token = text(provider.get(f"{base}secrets/")).split("/secrets/")[1].split("/")[0]
    assert post(provider, f"{base}secrets/{token}/revoke/").status_code == 303
    assert send(key="a-fifth-one").status_code == 401


def test_chronic_failure_is_offered_as_a_way_to_end(deal, monkeypatch):
    deal.close()
    run_due(DAY_AFTER.replace(month=2))
    at = deal.close(JANUARY).closed_at
    monkeypatch.setattr(clock, "now", lambda: at)
    base, client = f"/contracts/{deal.agreement.number}/", browser(deal.client)
    assert f"{base}notice/cause/" in text(client.get(f"{base}notice/"))
    assert "Chronic failure" in text(client.get(f"{base}notice/cause/"))
    assert browser(deal.provider).get(f"{base}notice/cause/").status_code == 403
    assert post(client, f"{base}notice/cause/", reason="It does not work").status_code == 303
    assert deal.state() == "ending"


@pytest.mark.parametrize("scripts", [True, False])
def test_a_miss_is_entered_in_the_browser_and_makes_the_payment_smaller(deal, visit, monkeypatch, scripts: bool):
    page = visit.page(scripts=scripts)
    base = f"/contracts/{deal.agreement.number}/"
    enter(page, visit.base, deal.provider.person_id)
    page.goto(f"{base}levels/2026-12-01/")
    page.locator("main").get_by_role("link", name="Enter readings").click()
    page.get_by_label("answered the same day, in per cent").fill("80")
    page.get_by_role("button", name="Enter these readings").click()
    page.wait_for_url("**/levels/2026-12-01/")
    assert page.get_by_text("The readings stand.").count() == 1
    deal.read((2, 9_999))
    at = deal.close().closed_at
    run_due(DAY_AFTER.replace(month=2))
    monkeypatch.setattr(clock, "now", lambda: max(at, DAY_AFTER.replace(month=2)) + timedelta(hours=9))
    reader = visit.page(scripts=scripts)
    enter(reader, visit.base, deal.client.person_id)
    reader.goto(f"{base}hours/months/2027-01/")
    reader.locator("main").get_by_role("link", name="Approve").click()
    reader.get_by_role("button", name="Approve").click()
    reader.wait_for_url("**/hours/months/2027-01/")
    assert reader.get_by_text("Credits", exact=True).count() >= 1
    assert deal.month(JANUARY).released_minor == PRICE - 40_000
    if scripts:
        prepare = lambda one: enter(one, visit.base, deal.client.person_id)  # noqa: E731 - because it is one call
        own = [f"{base}{path}" for path in ("levels/", "levels/2026-12-01/", "hours/months/2027-01/", "hours/")]
        assert_sound(visit, *own, prepare=prepare, widths=(360, 1440))
    assert date(2027, 1, 1) == JANUARY
