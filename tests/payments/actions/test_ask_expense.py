"""Asking for an expense before it is made."""

from __future__ import annotations

import pytest

from anyshore.contracts.rules.clauses.chosen import Chosen
from anyshore.exits.actions.cancel_agreement import cancel_agreement
from anyshore.kit.errors import Forbidden, Invalid, NotFound
from anyshore.kit.money import Money
from anyshore.payments.actions.ask_expense import ask_expense
from anyshore.payments.models import Expense
from anyshore.payments.queries.expenses import expenses_page
from anyshore.payments.rules.expenses import LimitUsedUp, NoExpenses, OverItemLimit, OverLimit
from anyshore.payments.rules.refusals import AmountNotPositive, NotRunning
from tests.deals import clause, make_deal, sound
from tests.factories import do, make_organisation
from tests.moves import refuses, replays
from tests.payments.expenses import asked, claimed, expense_deal, wanted

pytestmark = pytest.mark.django_db


def test_the_limit_is_in_all():
    deal = expense_deal()
    asked(deal, 20_000)
    refuses(OverLimit, ask_expense, deal.provider, **wanted(deal, 10_001))
    asked(deal, 10_000)
    page = expenses_page(deal.client, deal.id)
    assert (page.cap.minor, page.asked.minor, page.taken.minor, page.left.minor) == (30_000, 30_000, 0, 0)
    refuses(LimitUsedUp, ask_expense, deal.provider, **wanted(deal, 1))
    assert [row.state for row in page.rows] == ["asked", "asked"]
    sound()


@pytest.mark.parametrize(("days", "until"), [(1, "2026-11-25"), (5, "2026-12-01"), (None, "2026-12-01")])
def test_the_clause_says_until_when_the_client_answers_and_looks_at_a_receipt(days, until):
    """Five working days where an earlier version of the clause does not say."""
    values = {"cap_minor": 30_000, "claim_days": 30, "item_cap_minor": 0}
    said = Chosen("expenses", 3, {**values, "answer_days": days}) if days else Chosen("expenses", 2, values)
    deal = make_deal([20_000], clauses=(said,))
    assert asked(deal).answer_until.date().isoformat() == until
    assert claimed(deal).answer_until.date().isoformat() == until
    sound()


def test_one_expense_is_at_most_the_limit_of_one():
    deal = expense_deal()
    given = wanted(deal, 20_001)
    with pytest.raises(OverItemLimit) as refused:
        do(ask_expense, deal.provider, **given)
    assert refused.value.params["most"] == deal.money(20_000)
    refuses(OverItemLimit, ask_expense, deal.provider, **given)
    asked(deal, 20_000)
    with pytest.raises(OverLimit) as refused_all:  # less is left in all than one may be
        do(ask_expense, deal.provider, **given)
    assert refused_all.value.params["left"] == deal.money(10_000)


def test_a_clause_without_a_limit_of_one_knows_the_limit_in_all_alone():
    deal = make_deal([20_000], clauses=(clause("expenses", item_cap_minor=0, cap_minor=30_000, claim_days=30),))
    asked(deal, 30_000)
    assert expenses_page(deal.client, deal.id).item_cap is None


def test_the_first_version_of_the_clause_keeps_its_rule():
    old = Chosen("expenses", 1, {"cap_minor": 30_000, "claim_days": 30})
    deal = make_deal([20_000], clauses=(old,))
    asked(deal, 30_000)
    page = expenses_page(deal.client, deal.id)
    assert (page.item_cap, page.converts) == (None, False)


def test_refusals():
    deal, (_, stranger) = expense_deal(), make_organisation()
    refuses(NotFound, ask_expense, stranger, **wanted(deal))
    refuses(Forbidden, ask_expense, deal.client, **wanted(deal))
    refuses(Invalid, ask_expense, deal.provider, **wanted(deal, kind="yacht"))
    refuses(Invalid, ask_expense, deal.provider, **wanted(deal, words=" "))
    refuses(AmountNotPositive, ask_expense, deal.provider, **wanted(deal, 0))
    refuses(AmountNotPositive, ask_expense, deal.provider, **wanted(deal, most=Money(1, "USD")))
    without = make_deal()
    refuses(NoExpenses, ask_expense, without.provider, **wanted(without))
    do(cancel_agreement, deal.client, agreement_id=deal.id, reason="No need.")
    refuses(NotRunning, ask_expense, deal.provider, **wanted(deal))


def test_replay():
    deal = expense_deal()
    replays(ask_expense, deal.provider, **wanted(deal))
    assert Expense.objects.count() == 1
