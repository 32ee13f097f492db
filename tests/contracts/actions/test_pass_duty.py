"""pass_duty: missed, and the next one open; not what is done already."""

from __future__ import annotations

import pytest

from anyshore.contracts.actions.mark_duty_done import mark_duty_done
from anyshore.contracts.actions.pass_duty import pass_duty
from anyshore.kit.errors import NotAllowed
from anyshore.parties.rules import CLOCK
from tests.contracts.duty_world import dutiful, report, states, told
from tests.contracts.world import LATER, refused
from tests.factories import do

pytestmark = pytest.mark.django_db


def test_it_is_on_record_and_the_next_one_waits():
    deal = dutiful()
    duty = report(deal)
    do(pass_duty, CLOCK, duty.due_at, duty=duty)
    assert (states(deal), told(duty)) == (["missed", "open"], ["DutyMissed"])


def test_what_is_done_is_not_missed():
    deal = dutiful()
    duty = report(deal)
    do(mark_duty_done, deal.provider, LATER, duty_id=duty.pk)
    duty.refresh_from_db()
    with refused(NotAllowed):
        do(pass_duty, CLOCK, duty.due_at, duty=duty)
