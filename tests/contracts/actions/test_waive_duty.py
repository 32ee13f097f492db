"""waive_duty: by whom it is owed to; a date of one's own by oneself."""

from __future__ import annotations

import pytest

from anyshore.contracts.actions.waive_duty import waive_duty
from anyshore.kit.errors import Forbidden, Invalid, NotAllowed
from tests.contracts.duty_world import duties, dutiful, report, states, told
from tests.contracts.world import LATER, clocks, refused
from tests.factories import do

pytestmark = pytest.mark.django_db


def test_it_is_let_go_with_the_reason_and_the_next_is_open():
    deal = dutiful()
    duty = report(deal)
    do(waive_duty, deal.client, LATER, duty_id=duty.pk, why="A short month")
    assert (states(deal), clocks(duty.pk), told(duty)) == (["waived", "open"], [], ["DutyWaived"])
    own = duties(deal, "exit_plan")[0]
    do(waive_duty, deal.client, LATER, duty_id=own.pk, why="Done last week")
    assert states(deal, "exit_plan") == ["waived"]


def test_refusals():
    deal = dutiful()
    given = {"duty_id": report(deal).pk, "why": "A short month"}
    with refused(Forbidden):
        do(waive_duty, deal.provider, LATER, **given)
    with refused(Forbidden):
        do(waive_duty, deal.provider, LATER, duty_id=duties(deal, "exit_plan")[0].pk, why="So")
    with refused(Invalid, field="why"):
        do(waive_duty, deal.client, LATER, duty_id=given["duty_id"], why="")
    do(waive_duty, deal.client, LATER, **given)
    with refused(NotAllowed):
        do(waive_duty, deal.client, LATER, **given)
