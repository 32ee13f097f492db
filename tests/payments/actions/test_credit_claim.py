"""credit_claim: against the provider and in force alone, by the table of docs/algorithms/claims.md."""

from __future__ import annotations

import pytest

from anyshore.payments.actions.credit_claim import credit_claim
from tests.catalogue.packages import HELP, on_sale, seller
from tests.factories import do
from tests.payments.claims_world import credits_of, limited, made
from tests.payments.shop import bought
from tests.tables import tables

pytestmark = pytest.mark.django_db


def test_the_table():
    rows = tables("docs/algorithms/claims.md")[2]
    assert len(rows) == 5
    for row in rows:
        deal = limited()
        claim = made(deal, 400_000, side=row["made by"])
        claim.agreed_minor, deal.agreement.state = int(row["accepted"]), row["contract"]
        comes_off = do(credit_claim, deal.client, claim=claim, agreement=deal.agreement)
        assert comes_off is (row["comes off the next payment"] == "yes"), row
        assert credits_of(deal) == ([(400_000, 0, "open")] if comes_off else [])


def test_what_was_paid_before_is_not_lowered():
    owner = seller()
    deal = bought(on_sale(owner, HELP), owner)
    claim = made(deal, 1_000)
    claim.agreed_minor = 1_000
    assert do(credit_claim, deal.client, claim=claim, agreement=deal.agreement) is False
    assert credits_of(deal) == []
