"""Letting a late delivery pass."""

from __future__ import annotations

import pytest

from anyshore.delivery.rules import ReviewOver
from anyshore.kit.errors import Forbidden, Invalid, NotFound
from anyshore.kit.money import Money
from anyshore.payments.actions.waive_reduction import MoreThanComesOff, NothingComesOff, waive_reduction
from anyshore.payments.models import Reduction, Waiver
from anyshore.payments.rules.refusals import AmountNotPositive
from tests.deals import sound
from tests.factories import NOW, do, make_organisation
from tests.moves import refuses, replays
from tests.payments.test_late import DAY, late_deal, seen

pytestmark = pytest.mark.django_db
LATE = NOW + 9 * DAY


def given(deal, minor: int, **more):
    amount = Money(minor, more.pop("currency", "EUR"))
    return {
        "milestone_id": deal.milestones[0],
        "amount": amount,
        "words": "We sent the texts late.",
        "at": LATE,
    } | more


def test_what_is_let_pass_does_not_come_off_and_more_delay_does():
    deal = late_deal()
    deal.fund()
    do(waive_reduction, deal.client, **given(deal, 10_000))
    assert seen(deal, LATE).off.minor == 4_000
    submission = deal.submit(at=LATE + DAY)
    do(waive_reduction, deal.client, **given(deal, 1_000, at=LATE + DAY))
    assert seen(deal, LATE + 2 * DAY).off.minor == 5_000
    deal.accept(submission, at=LATE + 2 * DAY)
    taken = Reduction.objects.get()
    assert (taken.counted_minor, taken.waived_minor, taken.amount_minor) == (16_000, 11_000, 5_000)
    assert (deal.holding().released_minor, deal.holding().refunded_minor) == (195_000, 5_000)
    sound()


def test_all_of_it_let_pass_leaves_the_whole_price():
    deal = late_deal()
    deal.fund()
    submission = deal.submit(at=LATE)
    do(waive_reduction, deal.client, **given(deal, 14_000))
    deal.accept(submission, at=LATE)
    assert (deal.holding().state, deal.wallet()) == ("released", 200_000)
    sound()


def test_refusals():
    deal, (_, stranger) = late_deal(), make_organisation()
    deal.fund()
    refuses(NothingComesOff, waive_reduction, deal.client, **given(deal, 1, at=NOW + DAY))
    submission = deal.submit(at=LATE)
    refuses(NotFound, waive_reduction, stranger, **given(deal, 1))
    refuses(Forbidden, waive_reduction, deal.provider, **given(deal, 1))
    refuses(Invalid, waive_reduction, deal.client, **given(deal, 1, words=" "))
    refuses(AmountNotPositive, waive_reduction, deal.client, **given(deal, 0))
    refuses(AmountNotPositive, waive_reduction, deal.client, **given(deal, 1, currency="USD"))
    refuses(MoreThanComesOff, waive_reduction, deal.client, **given(deal, 14_001))
    refuses(ReviewOver, waive_reduction, deal.client, **given(deal, 1, at=submission.review_until))
    deal.accept(submission, at=LATE)
    refuses(NothingComesOff, waive_reduction, deal.client, **given(deal, 1))


def test_replay_lets_no_more_pass():
    deal = late_deal()
    deal.fund()
    replays(waive_reduction, deal.client, **given(deal, 1_000))
    assert Waiver.objects.count() == 1
