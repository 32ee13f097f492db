"""ask_about_month: silence does not approve over a question."""

from __future__ import annotations

import pytest

from anyshore.jobs.deadlines import run_due
from anyshore.kit.errors import Forbidden, Invalid
from anyshore.payments.actions.ask_about_month import ask_about_month
from anyshore.payments.rules.months import MonthNotOver, MonthReviewOver
from tests.contracts.world import refused
from tests.deals import sound
from tests.factories import do
from tests.payments.retainers import IN_DECEMBER, LOOKED, OVER, PRICE, REVIEWED, retained

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_question_stops_silence():
    deal = retained()
    month = deal.pay_in()
    with refused(MonthNotOver):
        do(ask_about_month, deal.client, IN_DECEMBER, month_id=month.pk, words="What was done?")
    run_due(OVER)
    with refused(Invalid):
        do(ask_about_month, deal.client, LOOKED, month_id=month.pk, words=" ")
    with refused(Forbidden):
        do(ask_about_month, deal.provider, LOOKED, month_id=month.pk, words="What?")
    do(ask_about_month, deal.client, LOOKED, month_id=month.pk, words="What was done?")
    with refused(MonthReviewOver):
        do(ask_about_month, deal.client, LOOKED, month_id=month.pk, words="And then?")
    run_due(REVIEWED)
    assert (deal.held(), deal.month().decided_at) == (PRICE, None)
    sound()
