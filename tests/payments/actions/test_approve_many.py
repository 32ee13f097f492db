"""approve_many: each week whole or not at all."""

from __future__ import annotations

from datetime import timedelta

import pytest

from anyshore.delivery.models import Sheet
from anyshore.kit.errors import Forbidden, Invalid
from anyshore.kit.ids import new_id
from anyshore.parties.models import Organisation
from anyshore.parties.rules import Role
from anyshore.payments.actions.approve_hours import approve_hours
from anyshore.payments.actions.approve_many import approve_many
from tests.contracts.world import parties, refused
from tests.deals import sound
from tests.delivery.hours_world import IN_REVIEW, day, hourly
from tests.factories import do, make_organisation, member_actor

pytestmark = pytest.mark.django_db


def test_one_that_is_refused_stops_no_other():
    between = parties()
    first, second, third = (hourly(between=between) for _ in range(3))
    for deal in (first, second, third):
        deal.fund()
    sheets = [deal.submitted((1, day(0), 60)).pk for deal in (first, second, third)]
    do(approve_hours, second.client, IN_REVIEW, sheet_id=sheets[1])
    strange = new_id()
    found = do(approve_many, first.client, IN_REVIEW + timedelta(hours=1), sheet_ids=[*sheets, sheets[0], strange])
    assert set(found.done) == {sheets[0], sheets[2]}
    assert dict(found.refused) == {sheets[1]: "not_allowed", strange: "not_found"}
    assert set(Sheet.objects.values_list("state", flat=True)) == {"approved"}
    assert first.wallet() == 3 * 8_000
    sound()


def test_none_too_many_and_who_may_not_bind_are_refused():
    deal = hourly()
    sheet = deal.submitted((1, day(0), 60))
    member = member_actor(Organisation.objects.get(pk=deal.agreement.client_id), Role.MEMBER)
    stranger = make_organisation()[1]
    for ids in ([], [new_id() for _ in range(101)]):
        with refused(Invalid, field="sheets"):
            do(approve_many, deal.client, IN_REVIEW, sheet_ids=ids)
    with refused(Forbidden):
        do(approve_many, member, IN_REVIEW, sheet_ids=[sheet.pk])
    assert do(approve_many, stranger, IN_REVIEW, sheet_ids=[sheet.pk]).refused == ((sheet.pk, "not_found"),)
    assert do(approve_many, deal.provider, IN_REVIEW, sheet_ids=[sheet.pk]).refused == ((sheet.pk, "forbidden"),)
