"""Paying an expense."""

from __future__ import annotations

import pytest

from anyshore.contracts.models import Agreement
from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from anyshore.parties.rules import CLOCK
from anyshore.payments.actions.accept_expense import accept_expense
from anyshore.payments.actions.pay_expense import pay_expense
from anyshore.payments.actions.record_payment import record_payment
from anyshore.payments.actions.suspend_work import suspend_work
from anyshore.payments.actions.warn_of_suspension import warn_of_suspension
from anyshore.payments.queries.suspension import overdue
from tests.deals import clause, make_deal, sound
from tests.factories import NOW, do, make_organisation
from tests.moves import refuses, replays
from tests.payments.expenses import CLAUSE, DAY, asked, claimed, expense_deal
from tests.payments.unpaid import state

pytestmark = pytest.mark.django_db


def test_it_is_paid_at_cost_from_its_own_funding():
    deal = expense_deal()
    deal.fund()
    do(pay_expense, deal.client, expense_id=claimed(deal).pk)
    assert (deal.wallet(), deal.fees(), deal.held()) == (4_200, 0, 20_000)
    sound()


def test_what_is_owed_for_it_can_be_recorded_as_paid():
    deal = expense_deal(rail="ledger_only")
    do(pay_expense, deal.client, expense_id=claimed(deal).pk)
    given = {"agreement_id": deal.id, "amount": deal.money(4_200), "paid_on": NOW.date()}
    assert do(record_payment, deal.client, **given).state == "recorded"
    sound()


def test_refusals():
    deal, (_, stranger) = expense_deal(), make_organisation()
    expense = claimed(deal)
    refuses(NotFound, pay_expense, stranger, expense_id=expense.pk)
    refuses(Forbidden, pay_expense, deal.provider, expense_id=expense.pk)
    refuses(NotAllowed, pay_expense, deal.client, expense_id=asked(deal).pk)
    do(pay_expense, deal.client, expense_id=expense.pk)
    refuses(NotAllowed, pay_expense, deal.client, expense_id=expense.pk)


def test_replay_pays_once():
    deal = expense_deal()
    replays(pay_expense, deal.client, expense_id=claimed(deal).pk)
    assert deal.wallet() == 4_200


def test_one_that_silence_accepted_is_due_and_stops_the_work_until_it_is_paid():
    stop = clause("suspension", overdue_days=1, warning_days=1, by_itself=False)
    deal = make_deal([20_000], clauses=(CLAUSE, stop))
    deal.fund()
    expense = claimed(deal)
    accepted_at = expense.answer_until
    do(accept_expense, CLOCK, accepted_at, expense_id=expense.pk)
    agreement = Agreement.objects.get(pk=deal.id)
    assert overdue(agreement, accepted_at).total.minor == 0
    late_at = accepted_at + 2 * DAY
    assert overdue(agreement, late_at).total.minor == 4_200
    row = do(warn_of_suspension, deal.provider, late_at, agreement_id=deal.id)
    do(suspend_work, deal.provider, row.cure_until, suspension_id=row.pk)
    do(pay_expense, deal.client, row.cure_until + DAY, expense_id=expense.pk)
    assert state(row) == "paid"
    sound()
