"""Contracts that were signed after their first day: no time that they give begins before both have signed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anyshore.contracts.rules.priced import DatedLine, Every
from anyshore.delivery.rules.sheets import SheetClosed
from anyshore.insight.queries.contract import contract
from anyshore.jobs.deadlines import run_due
from anyshore.kit.workdays import Calendar
from anyshore.payments.actions.ask_about_month import ask_about_month
from anyshore.payments.rules.periods import falls_due_at, objects_from, report_until
from tests.contracts.world import refused
from tests.deals import sound
from tests.delivery.hours_world import DEV, hourly
from tests.factories import NOW, do
from tests.payments.lines_world import LICENCE, WORDS, Priced, priced
from tests.payments.retainers import PRICE, Retained, retained
from tests.tables import tables

DOCUMENT = "docs/algorithms/units.md"
SEPTEMBER, OCTOBER, NOVEMBER = date(2026, 9, 1), date(2026, 10, 1), date(2026, 11, 1)
STARTS = date(2026, 9, 14)
"""Ten weeks before both have signed."""
REPORTED_BY = NOW + timedelta(days=7)
COUNTED = replace(WORDS, least=5_000)


def _at(written: str) -> datetime:
    return datetime.fromisoformat(written + "+00:00")


def test_the_document_is_worked_out_as_it_says():
    reports, days = tables(DOCUMENT)[4:]
    for row in reports:
        found = report_until(date.fromisoformat(row["last day"]), Calendar("UTC"), _at(row["both signed"]))
        assert found == _at(row["reported until"]), row
    for row in days:
        on, signed_at = date.fromisoformat(row["day"]), _at(row["both signed"])
        line = DatedLine(what="Licence", amount_minor=1, first_on=on, object_days=int(row["days to object"]))
        assert objects_from(line, on, signed_at) == _at(row["objects from"]), row
        assert falls_due_at(line, on, signed_at) == _at(row["due"]), row


@given(st.dates(date(2026, 1, 1), date(2027, 12, 31)), st.integers(0, 60), st.integers(-400, 400))
def test_the_client_always_has_its_days_to_object(on: date, days: int, later: int):
    line = DatedLine(what="Licence", amount_minor=1, first_on=on, object_days=days)
    signed_at = datetime(on.year, on.month, on.day, 11, tzinfo=UTC) + timedelta(days=later)
    begins, due = objects_from(line, on, signed_at), falls_due_at(line, on, signed_at)
    assert signed_at <= begins
    assert due - begins == timedelta(days=days)
    assert due >= datetime(on.year, on.month, on.day, tzinfo=UTC)


@pytest.mark.django_db(transaction=True)
def test_counts_of_periods_before_the_signature_are_reported_within_the_stated_days_after_it():
    deal = priced(COUNTED, starts_on=STARTS, rail="ledger_only")
    run_due(NOW)
    over = [deal.row(month) for month in (STARTS, OCTOBER)]
    assert [(row.reported_at, row.closed_at) for row in over] == [(None, None), (None, None)]
    assert all(row.review_until and row.review_until >= REPORTED_BY for row in over)
    assert (deal.row(NOVEMBER).review_until, deal.owed_now()) == (None, 0)
    deal.report(20_000, at=REPORTED_BY, month_id=over[1].pk)
    told = {(one.code, one.params["first_on"]): one.at for one in _silence(deal, NOW + timedelta(days=1))}
    run_due(over[0].review_until)
    missed = deal.row(STARTS)
    assert (missed.count, missed.decided_at) == (0, None)
    run_due(missed.review_until)
    assert deal.row(STARTS).decided_at == missed.review_until
    assert told["payments.count_missed", STARTS] == over[0].review_until
    sound()


@pytest.mark.django_db(transaction=True)
def test_days_before_the_signature_are_objected_to_from_it_on_and_else_are_due_at_once():
    monthly = replace(LICENCE, first_on=SEPTEMBER, every=Every.MONTH)
    plain = replace(LICENCE, what="Set up", first_on=OCTOBER, every=Every.ONCE, object_days=0)
    soon = replace(LICENCE, what="Soon", first_on=date(2026, 11, 30), every=Every.ONCE)
    deal = priced(dated=(monthly, plain, soon), starts_on=None, rail="ledger_only")
    told = {one.params["first_on"]: one.at for one in _silence(deal, NOW)}
    run_due(NOW)
    due = NOW + timedelta(days=10)
    assert deal.due(OCTOBER, line=2).decided_at == NOW
    assert deal.owed_now() == 9_900
    waiting = [deal.due(day) for day in (SEPTEMBER, OCTOBER, NOVEMBER)] + [deal.due(date(2026, 11, 30), line=3)]
    assert [(row.closed_at, row.review_until, row.decided_at) for row in waiting] == [(NOW, due, None)] * 4
    assert told[SEPTEMBER] == told[NOVEMBER] == told[date(2026, 11, 30)] == due
    do(ask_about_month, deal.client, due - timedelta(seconds=1), month_id=waiting[0].pk, words="Nothing was there")
    run_due(due)
    assert [deal.due(day).decided_at for day in (SEPTEMBER, OCTOBER, NOVEMBER)] == [None, due, due]
    assert deal.owed_now() == 5 * 9_900  # with that of 1 December, which is due with them
    sound()


@pytest.mark.django_db(transaction=True)
def test_months_of_a_retainer_before_the_signature_are_looked_at_with_their_last_sheet():
    deal = retained(starts_on=STARTS, rail="ledger_only")
    run_due(NOW)
    until = datetime(2026, 12, 12, tzinfo=UTC)
    over = [deal.month(month) for month in (SEPTEMBER, OCTOBER)]
    assert [(row.closed_at, row.review_until, row.decided_at) for row in over] == [(NOW, until, None)] * 2
    assert _months(deal) == {
        SEPTEMBER: until, OCTOBER: until, NOVEMBER: until, date(2026, 12, 1): datetime(2027, 1, 9, tzinfo=UTC)
    }  # fmt: skip
    run_due(until - timedelta(seconds=1))
    assert deal.owed_now() == 0
    run_due(until)
    assert [deal.month(month).decided_at for month in (SEPTEMBER, OCTOBER, NOVEMBER)] == [until] * 3
    assert deal.owed_now() > 2 * PRICE
    sound()


@pytest.mark.django_db(transaction=True)
def test_hours_of_weeks_before_the_signature_are_entered_and_looked_at_after_it():
    deal = hourly(starts_on=STARTS, rail="ledger_only")
    sheet = deal.enter((1, STARTS, 480), at=NOW + timedelta(hours=1))
    edited, reviewed = datetime(2026, 12, 7, 12, tzinfo=UTC), datetime(2026, 12, 11, 23, 59, tzinfo=UTC)
    assert (sheet.edit_until, sheet.review_until) == (edited, reviewed)
    deal.enter((1, STARTS + timedelta(days=1), 60), at=edited - timedelta(seconds=1))
    run_due(edited)
    with refused(SheetClosed):
        deal.enter((1, STARTS, 60), at=edited)
    with refused(SheetClosed):
        deal.enter((1, STARTS + timedelta(days=7), 60), at=edited)
    assert deal.wallet() == 0
    run_due(reviewed)
    assert deal.entries() == [(1, STARTS, 480), (1, STARTS + timedelta(days=1), 60)]
    sheet.refresh_from_db()
    assert (sheet.state, sheet.decided_at) == ("approved", reviewed)
    deal.enter((1, date(2026, 12, 7), 60), at=reviewed)
    sound()


@pytest.mark.django_db(transaction=True)
def test_with_hours_and_a_retainer_a_month_before_the_signature_counts_the_hours_of_its_weeks():
    deal = retained(DEV, starts_on=STARTS, rail="ledger_only")
    deal.enter((1, STARTS, 9 * 60), (1, date(2026, 10, 5), 9 * 60), at=NOW + timedelta(hours=1))
    run_due(datetime(2026, 12, 12, tzinfo=UTC))
    assert deal.owed_now() == sum(deal.month(month).price_minor for month in (SEPTEMBER, OCTOBER, NOVEMBER))
    sound()


def _silence(deal: Priced, at: datetime):
    return [one for one in contract(deal.client, deal.agreement.number, at=at).silence if "name" in one.params]


def _months(deal: Retained) -> dict[date, datetime]:
    told = contract(deal.client, deal.agreement.number, at=NOW).silence
    return {one.params["month"]: one.at for one in told if one.code == "payments.month_approved"}
