"""Silence confirms a payment."""

from __future__ import annotations

from datetime import timedelta

import pytest

from anyshore.jobs.deadlines import run_due
from anyshore.kit.errors import Forbidden, NotAllowed
from anyshore.parties.rules import CLOCK
from anyshore.payments.actions.confirm_by_silence import confirm_by_silence
from anyshore.payments.actions.deny_payment import deny_payment
from anyshore.payments.actions.record_payment import record_payment
from anyshore.payments.models import Payment
from anyshore.payments.queries import payments_of
from tests.deals import make_deal, sound
from tests.factories import NOW, do, operator_actor
from tests.moves import refuses

pytestmark = pytest.mark.django_db


def recorded():
    deal = make_deal(rail="ledger_only")
    deal.complete()
    given = {"agreement_id": deal.id, "amount": deal.money(20_000), "paid_on": NOW.date()}
    return deal, do(record_payment, deal.client, **given)


def test_the_clock_confirms_at_the_stated_instant_however_late_it_comes():
    deal, payment = recorded()
    run_due(payment.answer_until - timedelta(seconds=1))
    assert Payment.objects.get().state == "recorded"
    run_due(payment.answer_until + timedelta(days=9))
    (row,) = payments_of(deal.client, deal.id)
    assert (row.state, row.by_silence, row.answered_at) == ("confirmed", True, payment.answer_until)
    assert deal.owed() == 0
    sound()


def test_an_answer_stops_the_clock():
    deal, payment = recorded()
    do(deny_payment, deal.provider, payment_id=payment.pk, reason="Nothing came.")
    run_due(payment.answer_until + timedelta(days=9))
    assert deal.owed() == 20_000
    refuses(NotAllowed, confirm_by_silence, CLOCK, payment_id=payment.pk)


def test_nobody_else_is_silence():
    deal, payment = recorded()
    for actor in (deal.client, deal.provider, operator_actor()):
        refuses(Forbidden, confirm_by_silence, actor, payment_id=payment.pk)
