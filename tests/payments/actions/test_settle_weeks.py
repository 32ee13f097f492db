"""settle_weeks: at an end nothing is held but what still waits for the client."""

from __future__ import annotations

from datetime import timedelta

import pytest

from anyshore.kit.errors import Forbidden
from anyshore.parties.models import Organisation
from anyshore.parties.rules import Role
from anyshore.payments.actions.settle_weeks import settle_weeks
from tests.contracts.world import refused
from tests.deals import sound
from tests.delivery.hours_world import DEV, TUESDAY, WEEK, hourly
from tests.factories import do, member_actor

pytestmark = pytest.mark.django_db


def test_all_but_the_weeks_that_wait_go_back():
    deal = hourly(DEV)
    for place in range(3):
        deal.fund(WEEK + timedelta(days=7 * place))
    do(settle_weeks, deal.client, TUESDAY, agreement_id=deal.id, but={WEEK})
    assert (deal.held(), deal.holding().state) == (320_000, "held")
    sound()
    viewer = member_actor(Organisation.objects.get(pk=deal.agreement.client_id), Role.VIEWER)
    with refused(Forbidden):
        do(settle_weeks, viewer, TUESDAY, agreement_id=deal.id)
    do(settle_weeks, deal.client, TUESDAY, agreement_id=deal.id)
    assert deal.held() == 0
    sound()
