"""A place for money for every milestone."""

from __future__ import annotations

import pytest

from anyshore.contracts.actions.offer_agreement import offer_agreement
from anyshore.contracts.rules import Side
from anyshore.contracts.rules.content import MilestoneDraft
from anyshore.kit.errors import NotFound
from anyshore.ledger.queries import balances
from anyshore.payments.actions.open_holdings import open_holdings
from anyshore.payments.models import Holding
from anyshore.payments.rules.refusals import NotRunning
from tests.deals import make_deal, sound
from tests.factories import do, make_organisation
from tests.moves import nothing_changes, refuses

pytestmark = pytest.mark.django_db


def test_each_milestone_has_one_and_the_accounts_are_open():
    deal = make_deal([100, 200])
    assert set(Holding.objects.values_list("milestone_id", "state")) == {
        (one, "not_funded") for one in deal.milestones
    }
    wallet = f"wallet/{deal.agreement.provider_id}/EUR"
    assert len(balances([f"held/{deal.id}", wallet, "rail/sandbox/EUR", "fees/EUR"])) == 4
    sound()


def test_on_the_ledger_only_rail_they_are_promises():
    deal = make_deal(rail="ledger_only")
    assert len(balances([f"promise/{deal.id}", f"owed/{deal.id}", f"owes/{deal.agreement.provider_id}/EUR"])) == 3
    assert not balances([f"held/{deal.id}", f"wallet/{deal.agreement.provider_id}/EUR"])


def test_again_changes_nothing():
    deal = make_deal()
    with nothing_changes():
        do(open_holdings, deal.client, agreement_id=deal.id)


def test_an_offer_has_no_money_and_a_stranger_sees_nothing():
    (_, client), (provider, _), (_, stranger) = make_organisation(), make_organisation(), make_organisation()
    offered = do(
        offer_agreement,
        client,
        side=Side.CLIENT,
        other_id=provider.pk,
        title="A logo",
        category="logo-design",
        currency="EUR",
        milestones=[MilestoneDraft("All of it", 100)],
        fee_bps=0,
        rail="sandbox",
    )
    refuses(NotRunning, open_holdings, client, agreement_id=offered.pk)
    refuses(NotFound, open_holdings, stranger, agreement_id=offered.pk)
