"""The pages of duties and the calendars that read them: the way through, both sides, a stranger, 304."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from anyshore.contracts.actions.open_calendar import open_calendar
from anyshore.contracts.models import Duty
from anyshore.contracts.queries.calendars import calendars_of
from anyshore.jobs.deadlines import run_due
from tests.contracts.adopted_world import kept
from tests.contracts.duty_world import clause, dutiful, report
from tests.factories import do, make_organisation, member_actor
from tests.plumbing.test_calendars import parsed
from tests.web.contracts.scenes import browser, now, post, text

pytestmark = pytest.mark.django_db


def running_now(*clauses):
    end = (now() + timedelta(days=400)).date()
    return dutiful(*clauses, at=now(), end=end)


def test_a_contract_lists_both_sides_with_their_clauses():
    deal = running_now(clause("governance", meetings=[["Steering", "quarter", "the sponsors"]]))
    page = text(browser(deal.client).get(f"/contracts/{deal.agreement.number}/duties/"))
    for part in ("Bakkerij Pels", "Lingua Vistula", "Monthly report", "every month", "Meeting: Steering",
                 "Meetings and reports", "a date of one’s own", f"/contracts/{deal.agreement.number}/versions/1/#clause-"):  # fmt: skip
        assert part in page, part
    contract = text(browser(deal.client).get(f"/contracts/{deal.agreement.number}/"))
    assert "All duties and dates of both sides" in contract
    assert "#clause-" not in page.partition("#clause-")[2].partition('"')[0]
    version = text(browser(deal.client).get(f"/contracts/{deal.agreement.number}/versions/1/"))
    assert 'id="clause-1"' in version
    assert version.count('id="clause-2"') == 1


def test_it_is_marked_confirmed_disputed_and_let_go():
    deal = running_now()
    client, provider = browser(deal.client), browser(deal.provider)
    path = f"/duties/{report(deal).pk}/"
    page = text(provider.get(path))
    assert "stands on record as missed, and both sides are told" in page
    sent = post(provider, f"{path}done/", note="Sent today", files=SimpleUploadedFile("report.pdf", b"%PDF-1"))
    assert sent.status_code == 303
    page = text(client.get(path))
    for part in ("Sent today", "report.pdf", "Confirm that it was done", "If they say nothing, it stands as marked"):
        assert part in page, part
    assert post(client, f"{path}dispute/", why="The figures are of May").status_code == 303
    assert "The figures are of May" in text(provider.get(path))
    assert post(provider, f"{path}done/", note="With June now").status_code == 303
    assert post(client, f"{path}confirm/").status_code == 303
    assert "Done, confirmed" in text(provider.get(path))
    following = f"/duties/{report(deal).pk}/"
    assert post(provider, f"{following}waive/", why="No").status_code == 403
    assert post(client, f"{following}waive/", why="").status_code == 422
    assert post(client, f"{following}waive/", why="Holidays").status_code == 303
    assert "Let go" in text(client.get(following))


def test_another_person_looks_after_it():
    deal = running_now()
    colleague = member_actor(deal.provider.organisation_id)
    path = f"/duties/{report(deal).pk}/"
    assert post(browser(deal.provider), f"{path}owner/", owner=str(colleague.person_id)).status_code == 303
    assert "Member" in text(browser(deal.client).get(path))
    assert post(browser(deal.client), f"{path}owner/", owner="").status_code == 403


def test_the_list_of_an_organisation_is_narrowed_and_stands_on_today():
    deal = running_now()
    elsewhere = kept(client=deal.provider, at=now())
    provider = browser(deal.provider)
    page = text(provider.get("/duties/"))
    assert "Monthly report" in page
    assert "Last day to give notice" in page
    assert "Monthly report" not in text(provider.get(f"/duties/?contract={elsewhere.row.number}"))
    assert "Nothing of this kind" in text(provider.get("/duties/?when=late"))
    assert "Monthly report" in text(provider.get("/duties/?whose=mine"))
    assert "Monthly report" not in text(browser(deal.client).get("/duties/?whose=ours"))
    Duty.objects.filter(pk=report(deal).pk).update(due_at=now() + timedelta(days=3))
    assert "Due: Monthly report" in text(provider.get("/today/"))
    assert "No duties yet" in text(browser(make_organisation()[1]).get("/duties/"))


def test_a_missed_one_is_on_record():
    deal = running_now()
    duty = report(deal)
    run_due(duty.due_at)
    page = text(browser(deal.client).get(f"/duties/{duty.pk}/"))
    assert "Missed" in page
    assert "by the clock" in page


def test_a_stranger_sees_nothing():
    deal = running_now()
    stranger = browser(make_organisation()[1])
    assert stranger.get(f"/duties/{report(deal).pk}/").status_code == 404
    assert stranger.get(f"/contracts/{deal.agreement.number}/duties/").status_code == 404
    assert stranger.get(f"/duties/calendars/?contract={deal.agreement.number}").status_code == 404


def feed_of(token: str, **headers: str):
    return Client(headers=headers).get(f"/calendars/{token}.ics")


def test_a_calendar_reads_one_contract_until_it_is_withdrawn():
    deal = running_now(clause("governance", meetings=[["Steering", "month", "the sponsors"]]))
    reader = browser(deal.client)
    assert post(reader, "/duties/calendars/open/", contract=str(deal.agreement.number)).status_code == 303
    (row,) = calendars_of(deal.client)
    assert f"/calendars/{row.token}.ics" in text(reader.get("/duties/calendars/"))
    answer = feed_of(row.token)
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    lines = parsed(answer.content)
    summaries = [value for name, value in lines if name == "SUMMARY"]
    uids = [value for name, value in lines if name == "UID"]
    assert any("Monthly report" in one for one in summaries)
    assert summaries.count(f"C-{deal.agreement.number}: Meeting: Steering") > 20  # a year of both sides
    assert len(uids) == len(set(uids))
    assert feed_of(row.token, **{"if-none-match": answer["ETag"]}).status_code == 304
    before = dict(zip(uids, summaries, strict=True))
    do_later = report(deal)
    assert post(browser(deal.provider), f"/duties/{do_later.pk}/done/", note="Sent").status_code == 303
    changed = feed_of(row.token)
    assert changed["ETag"] != answer["ETag"]
    after = [value for name, value in parsed(changed.content) if name == "UID"]
    assert set(before) <= set(after)
    assert post(reader, f"/duties/calendars/{row.id}/close/").status_code == 303
    assert feed_of(row.token).status_code == 404


def test_a_persons_own_calendar_holds_their_own_and_no_other_tenants_things():
    deal, other = running_now(), running_now()
    do(open_calendar, deal.provider, now())
    body = feed_of(calendars_of(deal.provider)[0].token).content.decode()
    assert f"C-{deal.agreement.number}" in body
    assert f"C-{other.agreement.number}" not in body
    assert "Look at the exit plan" not in body
    assert feed_of("nonsense:abc").status_code == 404
