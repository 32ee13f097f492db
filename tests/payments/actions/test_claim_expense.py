"""Handing in a receipt."""

from __future__ import annotations

import pytest

from anyshore.contracts.rules.clauses.chosen import Chosen
from anyshore.kit.errors import Forbidden, Invalid, NotAllowed, NotFound
from anyshore.kit.money import Money
from anyshore.payments.actions.claim_expense import claim_expense
from anyshore.payments.actions.decline_expense import decline_expense
from anyshore.payments.actions.pay_expense import pay_expense
from anyshore.payments.queries.expenses import expenses_page
from anyshore.payments.rules.expenses import NoRate, OverAgreed, ReceiptTooLate, SpentBefore, SpentLater
from anyshore.payments.rules.refusals import AmountNotPositive
from tests.deals import make_deal, sound
from tests.factories import NOW, do, make_organisation
from tests.moves import refuses, replays
from tests.payments.expenses import DAY, agreed, asked, expense_deal, published, receipt

pytestmark = pytest.mark.django_db


def test_the_receipt_stands_beside_it_and_takes_its_own_sum_of_the_limit():
    deal = expense_deal()
    do(claim_expense, deal.provider, **receipt(deal, agreed(deal), 4_200))
    page = expenses_page(deal.client, deal.id)
    assert (page.taken.minor, page.rows[0].amount.minor) == (4_200, 4_200)
    assert [one.name for one in page.rows[0].files] == ["ticket.pdf"]


def test_a_receipt_in_another_currency_is_converted_at_the_rate_of_its_day_and_keeps_it():
    deal = expense_deal()
    published((NOW.date(), "USD", 1_080_000))
    given = receipt(deal, agreed(deal), amount=None, receipt=Money(4_320, "USD"))
    do(claim_expense, deal.provider, **given)
    published((NOW.date(), "USD", 2_000_000))
    (row,) = expenses_page(deal.client, deal.id).rows
    assert (row.amount, row.receipt, row.rate_on) == (deal.money(4_000), Money(4_320, "USD"), NOW.date())
    assert row.rate == (("USD", 1_080_000),)
    do(pay_expense, deal.client, expense_id=row.id)
    assert expenses_page(deal.client, deal.id).taken == deal.money(4_000)
    sound()


def test_a_converted_receipt_counts_up_to_what_was_agreed_to():
    deal = expense_deal()
    published((NOW.date() - 7 * DAY, "USD", 500_000))
    do(claim_expense, deal.provider, **receipt(deal, agreed(deal), amount=None, receipt=Money(5_000, "USD")))
    (row,) = expenses_page(deal.client, deal.id).rows
    assert (row.amount, row.rate_on) == (deal.money(5_000), NOW.date() - 7 * DAY)


def test_without_a_rate_what_was_charged_counts_with_its_statement():
    deal = expense_deal()
    published((NOW.date() - 8 * DAY, "USD", 1_080_000))
    given = receipt(deal, agreed(deal), amount=None, receipt=Money(4_320, "USD"))
    refuses(NoRate, claim_expense, deal.provider, **given)
    refuses(OverAgreed, claim_expense, deal.provider, **given | {"amount": deal.money(5_001)})
    refuses(AmountNotPositive, claim_expense, deal.provider, **given | {"amount": Money(4_000, "USD")})
    refuses(AmountNotPositive, claim_expense, deal.provider, **given | {"receipt": Money(0, "USD")})
    do(claim_expense, deal.provider, **given | {"amount": deal.money(4_011)})
    (row,) = expenses_page(deal.client, deal.id).rows
    assert (row.amount, row.receipt, row.rate_on, row.rate) == (deal.money(4_011), Money(4_320, "USD"), None, ())


def test_the_first_version_of_the_clause_converts_nothing():
    deal = make_deal([20_000], clauses=(Chosen("expenses", 1, {"cap_minor": 30_000, "claim_days": 30}),))
    published((NOW.date(), "USD", 1_080_000))
    given = receipt(deal, agreed(deal), amount=None, receipt=Money(4_320, "USD"))
    refuses(NoRate, claim_expense, deal.provider, **given)


def test_a_sum_that_rounds_to_nothing_is_none():
    deal = expense_deal()
    published((NOW.date(), "IDR", 17_000_000_000))
    given = receipt(deal, agreed(deal), amount=None, receipt=Money(1, "IDR"))
    refuses(AmountNotPositive, claim_expense, deal.provider, **given)


def test_another_receipt_after_a_refusal_forgets_the_rate_of_the_first():
    deal = expense_deal()
    published((NOW.date(), "USD", 1_080_000))
    expense = agreed(deal)
    do(claim_expense, deal.provider, **receipt(deal, expense, amount=None, receipt=Money(4_320, "USD")))
    do(decline_expense, deal.client, expense_id=expense.pk, reason="That is another name.")
    do(claim_expense, deal.provider, **receipt(deal, expense, 4_100))
    (row,) = expenses_page(deal.client, deal.id).rows
    assert (row.amount, row.receipt, row.rate_on, row.rate) == (deal.money(4_100), None, None, ())


def test_refusals():
    deal, (_, stranger) = expense_deal(), make_organisation()
    expense = agreed(deal)
    given = receipt(deal, expense)
    refuses(NotFound, claim_expense, stranger, **given)
    refuses(Forbidden, claim_expense, deal.client, **given)
    refuses(Invalid, claim_expense, deal.provider, **given | {"file_ids": []})
    refuses(SpentLater, claim_expense, deal.provider, **given | {"spent_on": (NOW + 2 * DAY).date()})
    refuses(SpentBefore, claim_expense, deal.provider, **given | {"spent_on": (NOW - DAY).date()})
    refuses(OverAgreed, claim_expense, deal.provider, **given | {"amount": deal.money(5_001)})
    refuses(AmountNotPositive, claim_expense, deal.provider, **given | {"amount": deal.money(0)})
    refuses(AmountNotPositive, claim_expense, deal.provider, **given | {"amount": Money(1, "USD")})
    refuses(ReceiptTooLate, claim_expense, deal.provider, at=NOW + 31 * DAY, **given)
    waiting = asked(deal)
    refuses(NotAllowed, claim_expense, deal.provider, **given | {"expense_id": waiting.pk})


def test_the_last_day_is_in_time():
    deal = expense_deal()
    assert do(claim_expense, deal.provider, at=NOW + 30 * DAY, **receipt(deal, agreed(deal))).state == "claimed"


def test_replay():
    deal = expense_deal()
    replays(claim_expense, deal.provider, **receipt(deal, agreed(deal)))
