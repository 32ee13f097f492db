"""end_for_nonpayment: work that stood still long enough lets the provider end the agreement at once."""

from __future__ import annotations

from datetime import timedelta

import pytest

from anyshore.exits.actions.end_for_nonpayment import NotUnpaidLongEnough, end_for_nonpayment
from anyshore.exits.actions.give_notice import NoticeRunning
from anyshore.jobs.deadlines import run_due
from anyshore.kit.errors import Forbidden, NotFound
from anyshore.payments.rules.refusals import ReasonMissing
from anyshore.payments.rules.suspension import NoSuspension
from tests.deals import make_deal, sound
from tests.factories import do, make_organisation
from tests.moves import refuses, replays
from tests.payments.unpaid import CURE, DAY, pay, standing, state

pytestmark = pytest.mark.django_db
LONG_ENOUGH = CURE + 20 * DAY
"""Stopped as 17 December began in Amsterdam; 20 days are over with 5 January."""


def test_it_ends_the_day_after_and_what_is_late_stays_owed():
    deal, row = standing()
    notice = do(end_for_nonpayment, deal.provider, LONG_ENOUGH, agreement_id=deal.id, reason="Nothing comes.")
    assert LONG_ENOUGH < notice.effective_at <= LONG_ENOUGH + timedelta(days=2)
    run_due(notice.effective_at)
    assert (deal.state(), state(row), deal.owed()) == ("ended", "overtaken", 20_000)
    sound()


def test_refusals():
    deal, _ = standing()
    given = {"agreement_id": deal.id, "reason": "Nothing comes."}
    refuses(Forbidden, end_for_nonpayment, deal.client, at=LONG_ENOUGH, **given)
    refuses(NotFound, end_for_nonpayment, make_organisation()[1], at=LONG_ENOUGH, **given)
    refuses(NotUnpaidLongEnough, end_for_nonpayment, deal.provider, at=LONG_ENOUGH - DAY / 24, **given)
    refuses(ReasonMissing, end_for_nonpayment, deal.provider, at=LONG_ENOUGH, **(given | {"reason": " "}))
    without = make_deal()
    refuses(NoSuspension, end_for_nonpayment, without.provider, agreement_id=without.id, reason="No.")
    pay(deal, 20_000, LONG_ENOUGH)
    refuses(NotUnpaidLongEnough, end_for_nonpayment, deal.provider, at=LONG_ENOUGH, **given)


def test_once():
    deal, _ = standing()
    given = {"agreement_id": deal.id, "reason": "Nothing comes."}
    replays(end_for_nonpayment, deal.provider, at=LONG_ENOUGH, **given)
    refuses(NoticeRunning, end_for_nonpayment, deal.provider, at=LONG_ENOUGH, **given)
