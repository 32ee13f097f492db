"""The days to pay are over: by itself, or by the provider's word; a payment comes first."""

from __future__ import annotations

import pytest

from anyshore.contracts.models import Standstill
from anyshore.jobs.deadlines import run_due
from anyshore.kit.errors import Forbidden, NotAllowed
from anyshore.parties.rules import CLOCK
from anyshore.payments.actions.deny_payment import deny_payment
from anyshore.payments.actions.dispute_suspension import dispute_suspension
from anyshore.payments.actions.pass_cure import pass_cure
from anyshore.payments.models import Payment, Suspension
from anyshore.plumbing import deadlines
from anyshore.plumbing.models import AuditEntry
from tests.deals import sound
from tests.factories import do
from tests.moves import refuses
from tests.payments.unpaid import CURE, DAY, pay, record, state, warned

pytestmark = pytest.mark.django_db


def test_work_stands_still_by_itself_where_the_clause_says_so():
    deal, row = warned(by_itself=True)
    run_due(CURE)
    found = Suspension.objects.get(pk=row.pk)
    assert (found.state, found.stopped_at) == ("standing", CURE)
    assert Standstill.objects.get(agreement_id=deal.id).since == CURE
    sound()


def test_else_the_provider_is_told_and_nothing_stops():
    deal, row = warned()
    run_due(CURE)
    assert state(row) == "warned"
    assert AuditEntry.objects.filter(name="payments.SuspensionDue").count() == 1
    assert not Standstill.objects.filter(agreement_id=deal.id).exists()


def test_a_dispute_stops_the_automatism():
    deal, row = warned(by_itself=True)
    do(dispute_suspension, deal.client, CURE - DAY, suspension_id=row.pk, words="It was free of charge.")
    run_due(CURE)
    assert state(row) == "warned"


def test_paid_before_it_is_over():
    deal, row = warned(by_itself=True)
    pay(deal, 20_000, CURE - DAY)
    assert state(row) == "paid"
    assert not deadlines.of(("suspension", row.pk))
    run_due(CURE)
    assert not Standstill.objects.exists()


def test_a_recorded_payment_is_waited_for_and_wins_at_its_instant():
    deal, row = warned(by_itself=True)
    payment = record(deal, 20_000, CURE - DAY)
    run_due(CURE)
    assert state(row) == "warned"
    run_due(payment.answer_until)
    assert (state(row), Payment.objects.get(pk=payment.pk).state) == ("paid", "confirmed")
    assert not Standstill.objects.exists()


def test_silence_confirms_at_the_very_instant_and_nothing_stands_still():
    deal, row = warned(by_itself=True)
    payment = record(deal, 20_000, CURE - DAY)
    Payment.objects.filter(pk=payment.pk).update(answer_until=CURE)
    deadlines.stop(subject=("payment", payment.pk), at=CURE - DAY)
    args = {"payment_id": payment.pk}
    deadlines.start(
        verb="payments.confirm_by_silence", subject=("payment", payment.pk), due_at=CURE, at=CURE, args=args
    )
    run_due(CURE + DAY)
    assert state(row) == "paid"
    assert not Standstill.objects.exists()
    sound()


def test_a_denied_payment_stops_the_work_after_all():
    deal, row = warned(by_itself=True)
    payment = record(deal, 20_000, CURE - DAY)
    run_due(CURE)
    do(deny_payment, deal.provider, CURE + DAY, payment_id=payment.pk, reason="Nothing came.")
    run_due(payment.answer_until + DAY)
    assert state(row) == "standing"


def test_refusals():
    deal, row = warned(by_itself=True)
    refuses(Forbidden, pass_cure, deal.provider, at=CURE, suspension_id=row.pk)
    run_due(CURE)
    refuses(NotAllowed, pass_cure, CLOCK, at=CURE, suspension_id=row.pk)
