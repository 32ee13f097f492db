"""confirm_duty: the other side agrees that it was done."""

from __future__ import annotations

import pytest

from anyshore.contracts.actions.confirm_duty import confirm_duty
from anyshore.contracts.actions.dispute_duty import dispute_duty
from anyshore.contracts.actions.mark_duty_done import mark_duty_done
from anyshore.contracts.queries.duties import duty_page
from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from anyshore.parties.rules import Role
from tests.contracts.duty_world import duties, dutiful, report, told
from tests.contracts.world import LATER, clocks, refused
from tests.factories import do, make_organisation, member_actor

pytestmark = pytest.mark.django_db


def test_both_sides_agree_also_after_a_dispute():
    deal = dutiful()
    duty = report(deal)
    do(mark_duty_done, deal.provider, LATER, duty_id=duty.pk)
    do(dispute_duty, deal.client, LATER, duty_id=duty.pk, why="No")
    do(confirm_duty, deal.client, LATER, duty_id=duty.pk)
    row = duty_page(deal.provider, duty.pk, at=LATER).row
    assert (row.stands, row.answerer, row.answer) == ("confirmed", "Marit de Boer", "")
    assert (told(duty)[-1], clocks(duty.pk)) == ("DutyConfirmed", [])


def test_refusals():
    deal = dutiful()
    given = {"duty_id": report(deal).pk}
    with refused(NotAllowed):
        do(confirm_duty, deal.client, LATER, **given)
    do(mark_duty_done, deal.provider, LATER, **given)
    member, stranger = member_actor(deal.client.organisation_id, Role.MEMBER), make_organisation()[1]
    for actor in (deal.provider, member):
        with refused(Forbidden):
            do(confirm_duty, actor, LATER, **given)
    with refused(NotFound):
        do(confirm_duty, stranger, LATER, **given)
    own = duties(deal, "exit_plan")[0]
    do(mark_duty_done, deal.client, LATER, duty_id=own.pk)
    with refused(Forbidden):
        do(confirm_duty, deal.provider, LATER, duty_id=own.pk)
