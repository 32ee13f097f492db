"""Keeping a part of the price back: the inner verb behind accept_and_release."""

from __future__ import annotations

import pytest

from anyshore.contracts.rules.terms import Payment
from anyshore.payments.models import Retention
from tests.deals import balance, clause, make_deal, sound
from tests.factories import NOW
from tests.payments.kept import CLAUSE, DAY, kept, kept_deal

pytestmark = pytest.mark.django_db


def test_it_stands_under_a_name_of_its_own_also_after_the_end():
    deal = kept_deal(fee_bps=1_000)
    assert (deal.state(), deal.held(), balance(f"retained/{deal.id}")) == ("completed", 0, 1_000)
    assert (deal.wallet(), deal.fees()) == (17_100, 1_900)
    holding, row = deal.holding(), kept(deal)
    assert (holding.state, holding.released_minor, holding.retained_minor) == ("released", 19_000, 1_000)
    assert (row.state, row.kept_minor) == ("kept", 1_000)
    assert (row.pays_at - NOW).days == 90
    sound()


def test_it_is_of_the_price_that_a_delay_left():
    late = clause("late_penalty", rate_bps=100, period="day", cap_bps=1_000)
    deal = make_deal([20_000, 100], clauses=(CLAUSE, late), due_on=NOW.date())
    deal.fund()
    deal.accept(deal.submit(at=NOW + 9 * DAY), at=NOW + 9 * DAY)
    holding = deal.holding()
    assert (holding.refunded_minor, holding.retained_minor, holding.released_minor) == (1_800, 910, 17_290)
    sound()


def test_by_invoice_so_much_less_is_owed_until_its_day():
    deal = make_deal([20_000], clauses=(CLAUSE,), rail="ledger_only", payment=Payment.INVOICE, payment_days=30)
    deal.accept(deal.submit())
    assert (deal.owed(), deal.held(), balance(f"retained/{deal.id}")) == (19_000, 0, 1_000)
    sound()


def test_a_share_below_one_cent_keeps_nothing():
    deal = kept_deal([10])
    assert not Retention.objects.exists()
    assert deal.wallet() == 10
