"""assign_duty: another person of its side, for it and what comes after it."""

from __future__ import annotations

import pytest

from anyshore.contracts.actions.assign_duty import assign_duty
from anyshore.contracts.actions.mark_duty_done import mark_duty_done
from anyshore.kit.errors import Forbidden, Invalid, NotAllowed
from tests.contracts.duty_world import dutiful, report
from tests.contracts.world import LATER, refused
from tests.factories import do, member_actor

pytestmark = pytest.mark.django_db


def test_they_look_after_it_and_after_the_next():
    deal = dutiful()
    colleague = member_actor(deal.provider.organisation_id)
    duty = report(deal)
    do(assign_duty, deal.provider, LATER, duty_id=duty.pk, owner_id=colleague.person_id)
    do(mark_duty_done, deal.provider, LATER, duty_id=duty.pk)
    assert report(deal).owner_id == colleague.person_id
    do(assign_duty, colleague, LATER, duty_id=report(deal).pk, owner_id=None)
    assert report(deal).owner_id is None


def test_refusals():
    deal = dutiful()
    given = {"duty_id": report(deal).pk, "owner_id": deal.client.person_id}
    with refused(Forbidden):
        do(assign_duty, deal.client, LATER, **given)
    with refused(Invalid, field="owner"):
        do(assign_duty, deal.provider, LATER, **given)
    do(mark_duty_done, deal.provider, LATER, duty_id=given["duty_id"])
    with refused(NotAllowed):
        do(assign_duty, deal.provider, LATER, duty_id=given["duty_id"], owner_id=None)
