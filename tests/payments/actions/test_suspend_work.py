"""Stopping the work, once the days to pay are over."""

from __future__ import annotations

import pytest

from anyshore.contracts.models import Standstill
from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from anyshore.payments.actions.confirm_payment import confirm_payment
from anyshore.payments.actions.dispute_suspension import dispute_suspension
from anyshore.payments.actions.suspend_work import suspend_work
from anyshore.payments.models import Suspension
from anyshore.payments.rules.suspension import AwaitsAnswer, StillTime
from tests.contracts.world import performing, race
from tests.deals import sound
from tests.factories import do, make_organisation
from tests.moves import refuses, replays
from tests.payments.unpaid import CURE, DAY, record, state, warned

pytestmark = pytest.mark.django_db


def test_work_stands_still_also_where_the_sum_is_disputed():
    deal, row = warned(by_itself=True)
    do(dispute_suspension, deal.client, CURE - DAY, suspension_id=row.pk, words="It was free of charge.")
    do(suspend_work, deal.provider, CURE, suspension_id=row.pk)
    found = Suspension.objects.get(pk=row.pk)
    assert (found.state, found.stopped_at) == ("standing", CURE)


def test_refusals():
    deal, row = warned()
    refuses(Forbidden, suspend_work, deal.client, at=CURE, suspension_id=row.pk)
    refuses(NotFound, suspend_work, make_organisation()[1], at=CURE, suspension_id=row.pk)
    refuses(StillTime, suspend_work, deal.provider, at=CURE - DAY / 24, suspension_id=row.pk)
    record(deal, 20_000, CURE)
    refuses(AwaitsAnswer, suspend_work, deal.provider, at=CURE, suspension_id=row.pk)


def test_once():
    deal, row = warned()
    replays(suspend_work, deal.provider, at=CURE, suspension_id=row.pk)
    refuses(NotAllowed, suspend_work, deal.provider, at=CURE, suspension_id=row.pk)


@pytest.mark.django_db(transaction=True)
def test_whoever_is_first_a_payment_wins():
    """The payment is confirmed and work is stopped at one instant, on two connections: it never stands still after."""
    deal, row = warned()
    payment = record(deal, 20_000, CURE - DAY)
    race(
        performing(suspend_work, deal.provider, CURE, suspension_id=row.pk),
        performing(confirm_payment, deal.provider, CURE, payment_id=payment.pk),
    )
    assert state(row) == "paid"
    assert not Standstill.objects.filter(until=None).exists()
    sound()
