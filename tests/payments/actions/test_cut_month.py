"""cut_month: a month in which the agreement ends costs what its days do, and the end waits for it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from anyshore.exits.actions.cancel_agreement import WorkSubmitted, cancel_agreement
from anyshore.exits.actions.give_notice import give_notice
from anyshore.exits.models import Notice
from anyshore.jobs.deadlines import run_due
from anyshore.kit.errors import Forbidden
from anyshore.parties.models import Organisation
from anyshore.parties.rules import Role
from anyshore.payments.actions.cut_month import cut_month
from anyshore.payments.actions.fund_month import fund_month
from tests.contracts.world import refused
from tests.deals import sound
from tests.factories import do, member_actor
from tests.payments.retainers import IN_DECEMBER, JANUARY, LOOKED, OVER, PRICE, retained

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_notice_that_ends_within_a_month_pays_its_days_and_the_rest_goes_back():
    deal = retained(end_on=None)
    deal.pay_in()
    deal.pay_in(JANUARY)
    with refused(WorkSubmitted):
        do(cancel_agreement, deal.client, IN_DECEMBER, agreement_id=deal.id, reason="No")
    do(give_notice, deal.client, LOOKED - timedelta(days=10), agreement_id=deal.id, reason="Enough")
    run_due(OVER)
    ends = Notice.objects.get().effective_at
    last = (ends - timedelta(microseconds=1)).date()
    do(fund_month, deal.client, LOOKED, agreement_id=deal.id, month=JANUARY.replace(month=2))
    run_due(ends)
    month = deal.month(JANUARY)
    assert (month.last_on, month.closed_at, deal.state()) == (last, ends, "ending")
    run_due(ends + timedelta(days=14))
    paid = PRICE + (2 * PRICE * last.day + 31) // 62
    assert (deal.state(), deal.wallet(), deal.held()) == ("ended", paid, 0)
    sound()


def test_others_are_refused():
    deal = retained()
    viewer = member_actor(Organisation.objects.get(pk=deal.agreement.client_id), Role.VIEWER)
    with refused(Forbidden):
        do(cut_month, viewer, IN_DECEMBER, agreement_id=deal.id)
    do(cut_month, deal.client, IN_DECEMBER, agreement_id=deal.id)
    assert deal.month().price_minor == PRICE * 10 // 31
