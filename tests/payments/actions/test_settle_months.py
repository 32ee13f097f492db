"""settle_months: at an end nothing is held but what the client still looks at."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import Forbidden
from anyshore.parties.models import Organisation
from anyshore.parties.rules import Role
from anyshore.payments.actions.settle_months import settle_months
from tests.contracts.world import refused
from tests.deals import sound
from tests.factories import do, member_actor
from tests.payments.retainers import IN_DECEMBER, JANUARY, PRICE, retained

pytestmark = pytest.mark.django_db


def test_all_but_the_months_that_wait_go_back():
    deal = retained()
    deal.pay_in()
    deal.pay_in(JANUARY)
    do(settle_months, deal.client, IN_DECEMBER, agreement_id=deal.id, but={deal.month().pk})
    assert (deal.held(), deal.month(JANUARY).state) == (PRICE, "refunded")
    viewer = member_actor(Organisation.objects.get(pk=deal.agreement.client_id), Role.VIEWER)
    with refused(Forbidden):
        do(settle_months, viewer, IN_DECEMBER, agreement_id=deal.id)
    do(settle_months, deal.client, IN_DECEMBER, agreement_id=deal.id)
    assert (deal.held(), deal.month().state) == (0, "refunded")
    sound()


def test_a_month_without_money_is_closed():
    deal = retained()
    do(settle_months, deal.client, IN_DECEMBER, agreement_id=deal.id)
    assert deal.month().state == "closed"
