"""Confirming that a payment came."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from anyshore.parties.rules import Role
from anyshore.payments.actions.confirm_payment import confirm_payment
from anyshore.payments.actions.record_payment import record_payment
from anyshore.payments.queries import agreement_money
from anyshore.plumbing import deadlines
from tests.deals import make_deal, sound
from tests.factories import NOW, do, make_organisation, member_actor
from tests.moves import refuses, replays

pytestmark = pytest.mark.django_db


def recorded(minor=20_000, amounts=(20_000,)):
    deal = make_deal(amounts, rail="ledger_only")
    deal.complete()
    given = {"agreement_id": deal.id, "amount": deal.money(minor), "paid_on": NOW.date()}
    return deal, do(record_payment, deal.client, **given)


def test_so_much_less_is_owed():
    deal, payment = recorded(15_000, [10_000, 6_000, 4_000])
    confirmed = do(confirm_payment, deal.provider, payment_id=payment.pk)
    assert (confirmed.state, confirmed.answered_by) == ("confirmed", "person")
    assert deal.owed() == 5_000
    assert not deadlines.of(("payment", payment.pk))
    money = agreement_money(deal.client, deal.id)
    assert (money.owed, money.paid, money.awaiting) == (deal.money(5_000), deal.money(15_000), deal.money(0))
    assert [one.word for one in money.milestones] == ["paid", "owed", "owed"]
    sound()


def test_refusals():
    deal, payment = recorded()
    refuses(Forbidden, confirm_payment, deal.client, payment_id=payment.pk)
    refuses(
        Forbidden, confirm_payment, member_actor(deal.provider.organisation_id, Role.MEMBER), payment_id=payment.pk
    )
    refuses(NotFound, confirm_payment, make_organisation()[1], payment_id=payment.pk)


def test_once():
    deal, payment = recorded()
    replays(confirm_payment, deal.provider, payment_id=payment.pk)
    refuses(NotAllowed, confirm_payment, deal.provider, payment_id=payment.pk)
    assert deal.owed() == 0
