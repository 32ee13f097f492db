"""When the client may run a service and which days are then not paid, against the worked tables of
docs/algorithms/step_in.md; the price of a month; and giving back against the clock, on real connections."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from anyshore.contracts.actions.begin_step_in import begin_step_in
from anyshore.contracts.actions.close_step_in import close_step_in
from anyshore.contracts.actions.give_service_back import give_service_back
from anyshore.contracts.actions.withdraw_step_in import withdraw_step_in
from anyshore.contracts.models import StepIn
from anyshore.contracts.rules.clauses.acting.ending import StepIn as StepInRule
from anyshore.contracts.rules.clauses.acting.suspension import Suspension
from anyshore.contracts.rules.standstill import price_without
from anyshore.contracts.rules.step_in import Run, back_at, checked_begin
from anyshore.insight.queries.contract import contract
from anyshore.jobs.deadlines import run_due
from anyshore.kit.errors import NotAllowed, Refused
from anyshore.parties.rules import CLOCK
from anyshore.payments.rules.months import unpaid_days
from tests.contracts.step_in_world import CLAUSE, FIRST, LAST, announced, begun, stepping
from tests.contracts.world import performing, race
from tests.deals import sound
from tests.factories import do
from tests.payments.retainers import OVER, PRICE, REVIEWED, retained
from tests.tables import tables

DAYS, MONTHS = tables("docs/algorithms/step_in.md")
SUSPENSION = Suspension(overdue_days=14, warning_days=10, resume_days=2, end_days=30, price_stops=True)


def day(text: str) -> date:
    return date.fromisoformat(text)


def test_the_days():
    assert len(DAYS) == 4
    for row in DAYS:
        rule = StepInRule(warning_days=int(row["warning"]), most_days=int(row["most"]))
        told, begun_on = day(row["announced"]), day(row["begun"])
        first = told if row["urgent"] == "yes" else rule.begins_on(told)
        assert first == day(row["may begin from"]), row
        assert checked_begin(begun_on, first, begun_on, rule.most_days) == begun_on
        assert rule.last_on(begun_on) == day(row["last day"]), row


def test_the_months():
    assert len(MONTHS) == 6
    for row in MONTHS:
        first = day(f"{row['month']}-01")
        last = first + timedelta(days=30)
        stood = []
        if row["stood still"] != "–":
            since, until = (datetime.fromisoformat(f"{one}T09:00+01:00") for one in row["stood still"].split(" to "))
            stood.append((since, until))
        run = Run(day(row["begun"]), day(row["back"]))
        found = unpaid_days(SUSPENSION, stood, [run], (first, last), "Europe/Amsterdam")
        assert found == int(row["left out"]), row
        assert price_without(int(row["price"]), 31, found) == int(row["costs"]), row


@pytest.mark.django_db
def test_a_month_is_not_owed_for_the_days_that_the_client_ran_it_and_the_page_says_so():
    deal = retained(clauses=(CLAUSE,))
    deal.pay_in()
    begins = datetime(2026, 12, 10, 9, tzinfo=UTC)
    one = begun(deal, begins, of_month=True)
    number = deal.agreement.number
    told = [
        each for each in contract(deal.client, number, at=begins).silence if each.code == "payments.month_approved"
    ]
    assert told[0].params["amount_minor"] == 100_000, "if nobody acts the client runs it to the end of the month"
    do(give_service_back, deal.client, begins + timedelta(days=3), step_in_id=one.pk)
    told = [each for each in contract(deal.client, number, at=OVER).silence if each.code == "payments.month_approved"]
    assert told[0].params["amount_minor"] == 280_000
    run_due(OVER)
    assert (deal.month().still_days, deal.month().price_minor) == (3, 280_000)
    run_due(REVIEWED)
    assert (deal.month().released_minor, deal.month().refunded_minor) == (280_000, PRICE - 280_000)
    sound()


@pytest.mark.django_db
def test_a_part_of_what_the_month_pays_lowers_nothing_by_itself():
    deal = retained(clauses=(CLAUSE,))
    begun(deal, datetime(2026, 12, 10, 9, tzinfo=UTC))
    run_due(OVER)
    assert (deal.month().still_days, deal.month().price_minor) == (0, PRICE)


@pytest.mark.django_db(transaction=True)
def test_giving_back_against_the_clock(committed_db):
    for _each in range(4):
        deal = stepping()
        one = begun(deal)
        over = back_at(LAST, "Europe/Amsterdam")
        found = race(
            performing(give_service_back, deal.client, over - timedelta(seconds=1), step_in_id=one.pk),
            performing(close_step_in, CLOCK, over, step_in_id=one.pk),
        )
        lost = [each for each in found if isinstance(each, Exception)]
        assert len(lost) == 1
        assert isinstance(lost[0], Refused)
        row = StepIn.objects.get(pk=one.pk)
        assert (row.state, row.back_on) == ("over", LAST)
        assert (row.giver_id is None) is isinstance(found[0], Exception)


@pytest.mark.django_db(transaction=True)
def test_beginning_against_taking_back(committed_db):
    for _each in range(4):
        deal = stepping()
        one = announced(deal)
        found = race(
            performing(begin_step_in, deal.client, FIRST, step_in_id=one.pk, on=FIRST.date()),
            performing(withdraw_step_in, deal.client, FIRST, step_in_id=one.pk),
        )
        lost = [each for each in found if isinstance(each, Exception)]
        assert [type(each) for each in lost] == [NotAllowed]
        assert StepIn.objects.get(pk=one.pk).state == ("withdrawn" if isinstance(found[0], Exception) else "begun")
