"""answer_month: an answer, perhaps with something off, and the clock runs again."""

from __future__ import annotations

from datetime import timedelta

import pytest

from anyshore.jobs.deadlines import run_due
from anyshore.kit.errors import Forbidden, Invalid
from anyshore.kit.money import Money
from anyshore.payments.actions.answer_month import answer_month
from anyshore.payments.actions.ask_about_month import ask_about_month
from anyshore.payments.rules.months import NothingAsked
from tests.contracts.world import refused
from tests.deals import sound
from tests.factories import do
from tests.payments.retainers import LOOKED, OVER, PRICE, retained

pytestmark = pytest.mark.django_db(transaction=True)


def test_what_is_given_back_comes_off_and_silence_approves_after_the_answer():
    deal = retained()
    month = deal.pay_in()
    run_due(OVER)
    given = {"month_id": month.pk, "words": "Two days were lost", "off": Money(20_000, "EUR")}
    with refused(NothingAsked):
        do(answer_month, deal.provider, LOOKED, **given)
    do(ask_about_month, deal.client, LOOKED, month_id=month.pk, words="What was done?")
    with refused(Forbidden):
        do(answer_month, deal.client, LOOKED, **given)
    with refused(Invalid):
        do(answer_month, deal.provider, LOOKED, **(given | {"off": Money(PRICE + 1, "EUR")}))
    do(answer_month, deal.provider, LOOKED, **given)
    until = deal.month().review_until
    assert until > LOOKED + timedelta(days=6)
    run_due(until)
    assert (deal.wallet(), deal.held(), deal.month().state) == (PRICE - 20_000, 0, "split")
    sound()
