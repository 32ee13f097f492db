"""Paying in the price of one milestone."""

from __future__ import annotations

import pytest

from anyshore.contracts.rules.terms import Payment
from anyshore.exits.actions.cancel_agreement import cancel_agreement
from anyshore.kit.errors import Forbidden, NotFound
from anyshore.parties.rules import Role
from anyshore.payments.actions.fund_milestone import AlreadyFunded, fund_milestone
from anyshore.payments.rules.refusals import NotRunning, PaidByInvoice
from anyshore.plumbing.models import AuditEntry, Transition
from tests.deals import make_deal, sound
from tests.factories import do, make_organisation, member_actor
from tests.moves import refuses, replays

pytestmark = pytest.mark.django_db


def test_the_whole_price_is_held():
    deal = make_deal([20_000, 5_000])
    holding = deal.fund()
    assert (holding.state, holding.funded_minor) == ("held", 20_000)
    assert deal.held() == 20_000
    assert deal.holding(1).state == "not_funded"
    assert Transition.objects.filter(subject_kind="holding", verb="fund").count() == 1
    assert AuditEntry.objects.filter(name="payments.MilestoneFunded", subject_id=deal.id).count() == 1
    sound()


def test_on_the_ledger_only_rail_it_is_promised():
    deal = make_deal(rail="ledger_only")
    deal.fund()
    assert deal.held() == 20_000
    sound()


def test_people_of_the_client_who_handle_money_may():
    deal = make_deal()
    finance = member_actor(deal.client.organisation_id, Role.FINANCE)
    assert do(fund_milestone, finance, milestone_id=deal.milestones[0]).state == "held"


@pytest.mark.parametrize("role", [Role.MEMBER, Role.VIEWER])
def test_others_of_the_client_may_not(role):
    deal = make_deal()
    refuses(
        Forbidden, fund_milestone, member_actor(deal.client.organisation_id, role), milestone_id=deal.milestones[0]
    )


def test_the_provider_may_not():
    deal = make_deal()
    refuses(Forbidden, fund_milestone, deal.provider, milestone_id=deal.milestones[0])


def test_a_stranger_sees_nothing():
    deal, (_, stranger) = make_deal(), make_organisation()
    refuses(NotFound, fund_milestone, stranger, milestone_id=deal.milestones[0])


def test_a_second_time_is_refused():
    deal = make_deal()
    deal.fund()
    refusal = refuses(AlreadyFunded, fund_milestone, deal.client, milestone_id=deal.milestones[0])
    assert refusal.params == {"state": "held"}


def test_an_agreement_that_is_over_takes_no_money():
    deal = make_deal()
    do(cancel_agreement, deal.client, agreement_id=deal.id, reason="Not needed any more.")
    refuses(NotRunning, fund_milestone, deal.client, milestone_id=deal.milestones[0])


def test_a_replay_moves_nothing():
    deal = make_deal()
    replays(fund_milestone, deal.client, milestone_id=deal.milestones[0])
    assert deal.held() == 20_000


def test_what_is_paid_by_invoice_is_not_funded_ahead():
    deal = make_deal(payment=Payment.INVOICE, payment_days=30)
    refuses(PaidByInvoice, fund_milestone, deal.client, milestone_id=deal.milestones[0])
