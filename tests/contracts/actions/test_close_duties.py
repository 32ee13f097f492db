"""close_duties: nothing of the terms is asked for any more."""

from __future__ import annotations

from datetime import timedelta

import pytest

from anyshore.contracts.actions.close_duties import close_duties
from anyshore.contracts.actions.dispute_duty import dispute_duty
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


def test_what_is_disputed_before_its_day_falls_away_too():
    deal = dutiful()
    duty = report(deal)
    do(mark_duty_done, deal.provider, LATER, duty_id=duty.pk)
    do(dispute_duty, deal.client, LATER, duty_id=duty.pk, why="It is not there.")
    assert clocks(duty.pk)
    do(close_duties, deal.client, LATER, of=deal.agreement)
    assert states(deal) == ["closed", "closed"]
    assert [clocks(one.pk) for one in duties(deal)] == [[]] * 4


def test_what_is_disputed_after_its_day_stays():
    deal = dutiful()
    duty = report(deal)
    do(mark_duty_done, deal.provider, LATER, duty_id=duty.pk)
    after = duty.due_at + timedelta(days=1)
    do(dispute_duty, deal.client, after, duty_id=duty.pk, why="It is not there.")
    do(close_duties, deal.client, after, of=deal.agreement)
    assert states(deal)[0] == "disputed"
