"""Handing in a receipt."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import Forbidden, Invalid, NotAllowed, NotFound
from anyshore.kit.money import Money
from anyshore.payments.actions.claim_expense import claim_expense
from anyshore.payments.queries.expenses import expenses_page
from anyshore.payments.rules.expenses import OverAgreed, ReceiptTooLate, SpentBefore
from anyshore.payments.rules.refusals import AmountNotPositive
from tests.factories import NOW, do, make_organisation
from tests.moves import refuses, replays
from tests.payments.expenses import DAY, agreed, asked, expense_deal, receipt

pytestmark = pytest.mark.django_db


def test_the_receipt_stands_beside_it_and_takes_its_own_sum_of_the_limit():
    deal = expense_deal()
    do(claim_expense, deal.provider, **receipt(deal, agreed(deal), 4_200))
    page = expenses_page(deal.client, deal.id)
    assert (page.taken.minor, page.rows[0].amount.minor) == (4_200, 4_200)
    assert [one.name for one in page.rows[0].files] == ["ticket.pdf"]


def test_refusals():
    deal, (_, stranger) = expense_deal(), make_organisation()
    expense = agreed(deal)
    given = receipt(deal, expense)
    refuses(NotFound, claim_expense, stranger, **given)
    refuses(Forbidden, claim_expense, deal.client, **given)
    refuses(Invalid, claim_expense, deal.provider, **given | {"file_ids": []})
    refuses(Invalid, claim_expense, deal.provider, **given | {"spent_on": (NOW + 2 * DAY).date()})
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
