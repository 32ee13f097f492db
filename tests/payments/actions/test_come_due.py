"""come_due: an amount falls due on its day, right though nobody looked."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from anyshore.jobs.deadlines import run_due
from anyshore.kit.errors import Forbidden
from anyshore.kit.money import Money
from anyshore.payments.actions.answer_month import answer_month
from anyshore.payments.actions.ask_about_month import ask_about_month
from anyshore.payments.actions.come_due import come_due
from anyshore.payments.actions.pay_month import pay_month
from anyshore.payments.rules.months import MonthNotOver
from tests.contracts.world import refused
from tests.deals import sound
from tests.factories import NOW, do
from tests.payments.lines_world import DOWN, IN_DECEMBER, JANUARY, LATER, LICENCE, OBJECTS, OVER, priced

pytestmark = pytest.mark.django_db(transaction=True)
APRIL = date(2027, 4, 1)


def test_amounts_fall_due_at_their_own_instants_though_the_worker_was_down():
    deal = priced(dated=(LICENCE, DOWN), starts_on=None, rail="ledger_only", end_on=date(2027, 9, 30))
    run_due(LATER)
    decided = {row.month: row.decided_at for row in deal.rows("dated")}
    assert decided == {
        NOW.date(): NOW,
        JANUARY: OVER,
        APRIL: datetime(2027, 4, 1, tzinfo=UTC),
        date(2027, 7, 1): None,
    }
    assert deal.owed_now() == DOWN.amount_minor + 2 * LICENCE.amount_minor
    sound()


def test_what_was_paid_in_is_paid_out_on_the_day_and_the_rest_stays_due():
    deal = priced(dated=(LICENCE, replace(LICENCE, what="Support")), starts_on=None)
    with refused(Forbidden):
        do(come_due, deal.client, OVER, month_id=deal.due().pk)
    deal.pay_in(deal.due())
    run_due(OVER)
    assert (deal.wallet(), deal.held(), deal.due(line=2).state) == (9_900, 0, "not_funded")
    do(pay_month, deal.client, OVER, month_id=deal.due(line=2).pk)
    assert deal.wallet() == 2 * 9_900
    sound()


def test_the_client_objects_in_time_the_provider_answers_and_silence_makes_the_rest_due():
    deal = priced(dated=(LICENCE,), starts_on=None, rail="ledger_only", end_on=date(2027, 9, 30))
    with refused(MonthNotOver):
        do(ask_about_month, deal.client, IN_DECEMBER, month_id=deal.due().pk, words="Too early to say")
    run_due(OBJECTS)
    do(ask_about_month, deal.client, OBJECTS, month_id=deal.due().pk, words="The licence was not used")
    run_due(OVER + timedelta(days=30))
    assert (deal.due().decided_at, deal.owed_now()) == (None, 0)
    assert deal.due(APRIL).price_minor == 9_900
    answered = OVER + timedelta(days=31)
    do(answer_month, deal.provider, answered, month_id=deal.due().pk, words="Half of it", off=Money(4_950, "EUR"))
    run_due(answered + timedelta(days=20))
    assert deal.owed_now() == 4_950
    sound()


def test_an_answer_long_before_the_day_makes_nothing_due_before_it():
    line = replace(LICENCE, object_days=60, first_on=date(2027, 2, 1))
    deal = priced(dated=(line,), starts_on=None, rail="ledger_only")
    run_due(IN_DECEMBER)
    row = deal.due(date(2027, 2, 1))
    do(ask_about_month, deal.client, IN_DECEMBER, month_id=row.pk, words="Why so much?")
    do(answer_month, deal.provider, IN_DECEMBER, month_id=row.pk, words="As agreed", off=Money(0, "EUR"))
    run_due(datetime(2027, 1, 31, 23, tzinfo=UTC))
    assert deal.owed_now() == 0
    run_due(datetime(2027, 2, 1, tzinfo=UTC))
    assert deal.owed_now() == 9_900
