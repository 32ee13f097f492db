"""Saying that a payment did not come."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from anyshore.payments.actions.confirm_payment import confirm_payment
from anyshore.payments.actions.deny_payment import deny_payment
from anyshore.payments.actions.record_payment import record_payment
from anyshore.payments.rules.refusals import ReasonMissing
from anyshore.plumbing import deadlines
from tests.deals import make_deal, sound
from tests.factories import NOW, do, make_organisation
from tests.moves import refuses, replays

pytestmark = pytest.mark.django_db


def recorded():
    deal = make_deal(rail="ledger_only")
    deal.complete()
    given = {"agreement_id": deal.id, "amount": deal.money(20_000), "paid_on": NOW.date()}
    return deal, given, do(record_payment, deal.client, **given)


def test_it_is_owed_as_before_and_may_be_recorded_again():
    deal, given, payment = recorded()
    denied = do(deny_payment, deal.provider, payment_id=payment.pk, reason="Nothing came.")
    assert (denied.state, denied.answer, denied.answered_by) == ("denied", "Nothing came.", "person")
    assert deal.owed() == 20_000
    assert not deadlines.of(("payment", payment.pk))
    do(confirm_payment, deal.provider, payment_id=do(record_payment, deal.client, **given).pk)
    assert deal.owed() == 0
    sound()


def test_refusals():
    deal, _, payment = recorded()
    given = {"payment_id": payment.pk, "reason": "Nothing came."}
    refuses(Forbidden, deny_payment, deal.client, **given)
    refuses(NotFound, deny_payment, make_organisation()[1], **given)
    refuses(ReasonMissing, deny_payment, deal.provider, payment_id=payment.pk, reason=" ")


def test_once():
    deal, _, payment = recorded()
    given = {"payment_id": payment.pk, "reason": "Nothing came."}
    replays(deny_payment, deal.provider, **given)
    refuses(NotAllowed, deny_payment, deal.provider, **given)
    refuses(NotAllowed, confirm_payment, deal.provider, payment_id=payment.pk)
