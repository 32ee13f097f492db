"""A duty marked at its instant against the clock, and twice at once, on real connections: on record once, one next."""

from __future__ import annotations

import pytest

from anyshore.contracts.actions.mark_duty_done import mark_duty_done
from anyshore.contracts.actions.miss_duty import miss_duty
from anyshore.kit.errors import Refused
from anyshore.parties.rules import CLOCK
from tests.contracts.duty_world import dutiful, report, states, told
from tests.contracts.world import LATER, clocks, performing, race
from tests.factories import member_actor

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_mark_at_its_instant_against_the_clock(committed_db):
    for _ in range(4):
        deal = dutiful()
        duty = report(deal)
        found = race(
            performing(mark_duty_done, deal.provider, duty.due_at, duty_id=duty.pk),
            performing(miss_duty, CLOCK, duty.due_at, duty_id=duty.pk),
        )
        assert not isinstance(found[0], Exception), found
        assert (states(deal), told(duty)) == (["done", "open"], ["DutyMissed", "DutyDone"])


def test_two_marks_at_once(committed_db):
    for _ in range(4):
        deal = dutiful()
        duty, colleague = report(deal), member_actor(deal.provider.organisation_id)
        found = race(
            performing(mark_duty_done, deal.provider, LATER, duty_id=duty.pk),
            performing(mark_duty_done, colleague, LATER, duty_id=duty.pk),
        )
        lost = [one for one in found if isinstance(one, Exception)]
        assert len(lost) == 1
        assert isinstance(lost[0], Refused)
        assert (states(deal), clocks(duty.pk)) == (["done", "open"], [])
