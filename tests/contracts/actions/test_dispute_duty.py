"""dispute_duty: with a reason; its clock runs again while its instant is to come."""

from __future__ import annotations

from datetime import timedelta

import pytest

from anyshore.contracts.actions.close_duties import close_duties
from anyshore.contracts.actions.dispute_duty import dispute_duty
from anyshore.contracts.actions.mark_duty_done import mark_duty_done
from anyshore.jobs.deadlines import run_due
from anyshore.kit.errors import Forbidden, Invalid, NotAllowed
from anyshore.parties.rules import CLOCK
from tests.contracts.duty_world import dutiful, report, states, told
from tests.contracts.world import LATER, clocks, refused
from tests.factories import do

pytestmark = pytest.mark.django_db


def test_before_its_instant_it_can_still_be_missed():
    deal = dutiful()
    duty = report(deal)
    do(mark_duty_done, deal.provider, LATER, duty_id=duty.pk)
    do(dispute_duty, deal.client, LATER, duty_id=duty.pk, why="Nothing came")
    assert clocks(duty.pk) == [("contracts.miss_duty", duty.due_at)]
    run_due(duty.due_at)
    assert (states(deal), told(duty)[-1]) == (["missed", "open"], "DutyMissed")


def test_after_its_instant_it_stands_as_disputed():
    deal = dutiful()
    duty = report(deal)
    late = duty.due_at + timedelta(hours=1)
    do(mark_duty_done, deal.provider, late, duty_id=duty.pk)
    do(dispute_duty, deal.client, late, duty_id=duty.pk, why="Nothing came")
    assert (states(deal), clocks(duty.pk)) == (["disputed", "open"], [])


def test_what_the_contract_asks_for_no_more_is_not_missed_for_a_dispute():
    deal = dutiful()
    duty = report(deal)
    do(mark_duty_done, deal.provider, LATER, duty_id=duty.pk)
    do(close_duties, CLOCK, LATER, of=deal.agreement)
    do(dispute_duty, deal.client, LATER, duty_id=duty.pk, why="Nothing came")
    assert clocks(duty.pk) == []
    run_due(duty.due_at)
    assert states(deal)[0] == "disputed"


def test_refusals():
    deal = dutiful()
    given = {"duty_id": report(deal).pk, "why": "Nothing came"}
    with refused(NotAllowed):
        do(dispute_duty, deal.client, LATER, **given)
    do(mark_duty_done, deal.provider, LATER, duty_id=given["duty_id"])
    with refused(Forbidden):
        do(dispute_duty, deal.provider, LATER, **given)
    with refused(Invalid, field="why"):
        do(dispute_duty, deal.client, LATER, duty_id=given["duty_id"], why="  ")
