"""Paying in several prices at once."""

from __future__ import annotations

from uuid import uuid4

import pytest

from anyshore.contracts.rules.terms import Payment
from anyshore.exits.actions.cancel_agreement import cancel_agreement
from anyshore.kit.errors import Forbidden, NotFound
from anyshore.payments.actions.fund_milestone import AlreadyFunded
from anyshore.payments.actions.fund_milestones import NothingChosen, fund_milestones
from anyshore.payments.rules.refusals import NotRunning, PaidByInvoice
from tests.deals import make_deal, sound
from tests.factories import do
from tests.moves import refuses, replays

pytestmark = pytest.mark.django_db


def test_all_of_them_are_held():
    deal = make_deal([20_000, 5_000, 700])
    chosen = [deal.milestones[0], deal.milestones[2], deal.milestones[2]]
    held = do(fund_milestones, deal.client, agreement_id=deal.id, milestone_ids=chosen)
    assert [one.funded_minor for one in held] == [20_000, 700]
    assert deal.held() == 20_700
    sound()


def test_one_that_is_funded_refuses_all():
    deal = make_deal([20_000, 5_000])
    deal.fund(1)
    refuses(AlreadyFunded, fund_milestones, deal.client, agreement_id=deal.id, milestone_ids=deal.milestones)


def test_none_is_too_few():
    deal = make_deal()
    refuses(NothingChosen, fund_milestones, deal.client, agreement_id=deal.id, milestone_ids=[])


def test_a_milestone_of_another_agreement_is_not_there():
    deal, other = make_deal(), make_deal()
    for foreign in (other.milestones[0], uuid4()):
        chosen = [deal.milestones[0], foreign]
        refuses(NotFound, fund_milestones, deal.client, agreement_id=deal.id, milestone_ids=chosen)


def test_the_provider_may_not():
    deal = make_deal()
    refuses(Forbidden, fund_milestones, deal.provider, agreement_id=deal.id, milestone_ids=deal.milestones)


def test_an_agreement_that_is_over_takes_no_money():
    deal = make_deal()
    do(cancel_agreement, deal.client, agreement_id=deal.id, reason="Not needed any more.")
    refuses(NotRunning, fund_milestones, deal.client, agreement_id=deal.id, milestone_ids=deal.milestones)


def test_a_replay_moves_nothing():
    deal = make_deal([300, 400])
    replays(fund_milestones, deal.client, agreement_id=deal.id, milestone_ids=deal.milestones)
    assert deal.held() == 700


def test_what_is_paid_by_invoice_is_not_funded_ahead():
    deal = make_deal(payment=Payment.INVOICE, payment_days=30)
    refuses(PaidByInvoice, fund_milestones, deal.client, agreement_id=deal.id, milestone_ids=deal.milestones)
