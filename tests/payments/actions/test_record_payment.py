"""Saying that a payment was made outside."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from anyshore.kit.errors import Forbidden, Invalid, NotFound
from anyshore.kit.money import Money
from anyshore.payments.actions.confirm_payment import confirm_payment
from anyshore.payments.actions.record_payment import MoreThanOwed, PaidInFuture, record_payment
from anyshore.payments.queries import agreement_money, payments_of, silence_of
from anyshore.payments.rules.refusals import AmountNotPositive, NotOnThisRail
from anyshore.plumbing import deadlines
from tests.deals import make_deal, sound
from tests.factories import NOW, do, make_organisation
from tests.moves import refuses, replays

pytestmark = pytest.mark.django_db
ON = date(2026, 11, 24)


def owing(amount=20_000):
    deal = make_deal([amount], rail="ledger_only")
    deal.complete()
    return deal


def test_it_waits_for_the_payee_five_of_its_working_days():
    deal = owing()
    payment = do(
        record_payment, deal.client, agreement_id=deal.id, amount=deal.money(15_000), paid_on=ON, words="Ref 7"
    )
    assert payment.state == "recorded"
    assert payment.answer_until == datetime(2026, 12, 1, 16, tzinfo=UTC)  # 17:00 in Warsaw
    (clock,) = deadlines.of(("payment", payment.pk))
    assert (clock.verb, clock.due_at) == ("payments.confirm_by_silence", payment.answer_until)
    money = agreement_money(deal.provider, deal.id)
    assert (money.owed, money.paid, money.awaiting) == (deal.money(20_000), deal.money(0), deal.money(15_000))
    assert [one.word for one in money.milestones] == ["owed"]
    assert [row.words for row in payments_of(deal.provider, deal.id)] == ["Ref 7"]
    (told,) = silence_of(deal.provider, deal.id)
    assert (told.at, told.code) == (payment.answer_until, "payments.payment_confirmed")
    sound()


def test_no_more_than_is_owed_and_not_recorded():
    deal = owing()
    given = {"agreement_id": deal.id, "paid_on": ON}
    do(record_payment, deal.client, amount=deal.money(15_000), **given)
    refusal = refuses(MoreThanOwed, record_payment, deal.client, amount=deal.money(5_001), **given)
    assert refusal.params == {"owed": deal.money(5_000)}
    do(record_payment, deal.client, amount=deal.money(5_000), **given)


def test_nothing_is_owed_before_acceptance():
    deal = make_deal(rail="ledger_only")
    deal.fund()
    refuses(MoreThanOwed, record_payment, deal.client, agreement_id=deal.id, amount=deal.money(1), paid_on=ON)


def test_a_day_that_has_begun_somewhere_is_not_in_the_future():
    deal = owing()
    given = {"agreement_id": deal.id, "amount": deal.money(1)}
    late = datetime(2026, 11, 24, 10, tzinfo=UTC)
    do(record_payment, deal.client, at=late, paid_on=ON + timedelta(days=1), **given)
    refuses(PaidInFuture, record_payment, deal.client, at=NOW, paid_on=ON + timedelta(days=1), **given)


@pytest.mark.parametrize("amount", [Money(0, "EUR"), Money(-1, "EUR"), Money(1, "USD")])
def test_nothing_and_other_money_are_refused(amount):
    deal = owing()
    refuses(AmountNotPositive, record_payment, deal.client, agreement_id=deal.id, amount=amount, paid_on=ON)


def test_refusals():
    deal, held, (_, stranger) = owing(), make_deal(), make_organisation()
    given = {"agreement_id": deal.id, "amount": deal.money(100), "paid_on": ON}
    refuses(Forbidden, record_payment, deal.provider, **given)
    refuses(NotFound, record_payment, stranger, **given)
    refuses(Invalid, record_payment, deal.client, **given, file_ids=[deal.id])
    refuses(NotOnThisRail, record_payment, held.client, **given | {"agreement_id": held.id})


def test_a_replay_records_nothing():
    deal = owing()
    payment = replays(record_payment, deal.client, agreement_id=deal.id, amount=deal.money(20_000), paid_on=ON)
    do(confirm_payment, deal.provider, payment_id=payment.pk)
    assert deal.owed() == 0
