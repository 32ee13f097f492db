"""The days of service levels among the duties: readings, the client's last day to dispute them, causes of misses."""

from __future__ import annotations

import pytest

from anyshore.contracts.models import Standstill
from anyshore.contracts.queries import current_content
from anyshore.contracts.rules.text import clause_number
from anyshore.delivery.actions.report_cause import report_cause
from anyshore.delivery.queries.levels import missed_in
from anyshore.insight.queries.duties import all_duties, calendar_rows, contract_duties
from anyshore.jobs.deadlines import run_due
from tests.delivery.levels_world import ANSWERED, DAY_AFTER, IN_READING, UP, levelled
from tests.factories import NOW, do, make_organisation

pytestmark = pytest.mark.django_db


def days(deal, at):
    rows = contract_duties(deal.provider, deal.agreement.number, at=at).rows
    return [
        (one.code, str(one.side), str(one.state), one.given["from_on"].month, one.words)
        for one in rows
        if one.source == "clause:service_levels"
    ]


def test_readings_are_the_providers_day_and_disputes_the_clients():
    deal = levelled()
    assert days(deal, NOW) == [("readings", "provider", "open", 12, "")]
    run_due(DAY_AFTER)
    first, second, third = days(deal, IN_READING)
    assert (first, second) == (
        ("readings", "provider", "open", 12, ""),
        ("dispute_readings", "client", "open", 12, ""),
    )
    assert third == ("readings", "provider", "open", 1, "")
    deal.read((1, 9_700))
    assert days(deal, IN_READING)[0] == ("readings", "provider", "done", 12, "")


def test_a_period_without_its_readings_was_missed():
    deal = levelled()
    run_due(DAY_AFTER)
    until = deal.period().read_until
    assert days(deal, until)[0] == ("readings", "provider", "missed", 12, "")
    deal.close()
    assert days(deal, deal.period().closed_at)[0] == ("readings", "provider", "missed", 12, "")


def test_only_a_miss_asks_for_its_cause_and_by_the_day_of_the_clause():
    deal = levelled()
    run_due(DAY_AFTER)
    deal.read((1, 8_000), (2, 9_999))
    at = deal.close().closed_at
    (cause,) = [one for one in days(deal, at) if one[0] == "cause"]
    assert cause == ("cause", "provider", "open", 12, ANSWERED[0])
    (row,) = [one for one in all_duties(deal.provider, at=at) if one.code == "cause"]
    (result_id,) = missed_in(deal.period().pk)
    assert (row.due_at, row.is_ours, row.owed) == (deal.due_cause(), True, True)
    assert row.clause == clause_number(current_content(deal.agreement), "clause:service_levels") > 0
    assert row.path == f"/contracts/{deal.agreement.number}/levels/2026-12-01/"
    assert [one.code for one in calendar_rows(deal.provider, at=at, agreement_id=deal.id)].count("cause") == 1
    assert [one[2] for one in days(deal, row.due_at) if one[0] == "cause"] == ["missed"]
    do(report_cause, deal.provider, at, result_id=result_id, words="Two were ill.")
    assert [one[2] for one in days(deal, row.due_at) if one[0] == "cause"] == ["done"]


def test_while_work_stands_still_nothing_of_it_is_missed():
    deal = levelled()
    run_due(DAY_AFTER)
    until = deal.period().read_until
    Standstill.objects.create(agreement=deal.agreement, since=IN_READING)
    assert [one for one in days(deal, until) if one[3] == 12] == []
    Standstill.objects.update(since=until)
    assert days(deal, until)[0] == ("readings", "provider", "missed", 12, "")


def test_where_nothing_is_entered_by_hand_and_nothing_is_missed_there_is_no_day():
    deal = levelled(UP)
    assert days(deal, NOW) == []
    run_due(DAY_AFTER)
    assert [one[0] for one in days(deal, IN_READING)] == ["dispute_readings"]


def test_what_an_ended_contract_did_not_come_to_is_no_day_and_strangers_see_none():
    deal = levelled()
    assert [one for one in all_duties(make_organisation()[1], at=NOW) if one.code == "readings"] == []
    deal.agreement.__class__.objects.filter(pk=deal.id).update(state="ended")
    assert days(deal, NOW) == []
