"""Saying no to an expense, and to a receipt."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from anyshore.payments.actions.claim_expense import claim_expense
from anyshore.payments.actions.decline_expense import decline_expense
from anyshore.payments.queries.expenses import expenses_page
from anyshore.payments.rules.refusals import ReasonMissing
from tests.factories import do, make_organisation
from tests.moves import refuses, replays
from tests.payments.expenses import asked, claimed, expense_deal, receipt

pytestmark = pytest.mark.django_db


def test_what_is_declined_takes_nothing_of_the_limit():
    deal = expense_deal()
    do(decline_expense, deal.client, expense_id=asked(deal).pk, reason="Take the bicycle.")
    page = expenses_page(deal.provider, deal.id)
    assert (page.taken.minor, page.rows[0].answer) == (0, "Take the bicycle.")


def test_a_receipt_that_is_refused_can_be_handed_in_again():
    deal = expense_deal()
    expense = do(decline_expense, deal.client, expense_id=claimed(deal).pk, reason="That is the way back.")
    assert expense.state == "refused"
    again = do(claim_expense, deal.provider, **receipt(deal, expense, 2_100))
    assert (again.state, again.amount_minor) == ("claimed", 2_100)


def test_refusals():
    deal, (_, stranger) = expense_deal(), make_organisation()
    expense = asked(deal)
    refuses(NotFound, decline_expense, stranger, expense_id=expense.pk, reason="No.")
    refuses(Forbidden, decline_expense, deal.provider, expense_id=expense.pk, reason="No.")
    refuses(ReasonMissing, decline_expense, deal.client, expense_id=expense.pk, reason=" ")
    do(decline_expense, deal.client, expense_id=expense.pk, reason="No.")
    refuses(NotAllowed, decline_expense, deal.client, expense_id=expense.pk, reason="No.")


def test_replay():
    deal = expense_deal()
    replays(decline_expense, deal.client, expense_id=asked(deal).pk, reason="No.")
