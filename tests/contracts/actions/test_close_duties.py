"""close_duties: nothing of the terms is asked for any more."""

from __future__ import annotations

import pytest

from anyshore.contracts.actions.close_duties import close_duties
from anyshore.contracts.actions.mark_duty_done import mark_duty_done
from tests.contracts.duty_world import duties, dutiful, report, states
from tests.contracts.world import LATER, clocks
from tests.factories import do

pytestmark = pytest.mark.django_db


def test_what_is_open_falls_away_and_the_rest_stays():
    deal = dutiful()
    do(mark_duty_done, deal.provider, LATER, duty_id=report(deal).pk)
    assert do(close_duties, deal.client, LATER, of=deal.agreement) == 3
    assert states(deal) == ["done", "closed"]
    assert [clocks(one.pk) for one in duties(deal)] == [[]] * 4
    assert do(close_duties, deal.client, LATER, of=deal.agreement) == 0
