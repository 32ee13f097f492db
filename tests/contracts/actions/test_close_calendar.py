"""close_calendar: the address reads nothing any more."""

from __future__ import annotations

import pytest

from anyshore.contracts.actions.close_calendar import close_calendar
from anyshore.contracts.actions.open_calendar import open_calendar
from anyshore.contracts.queries.calendars import address_of, calendars_of
from anyshore.kit.errors import NotFound
from tests.contracts.duty_world import dutiful
from tests.contracts.world import LATER, refused
from tests.factories import do, member_actor

pytestmark = pytest.mark.django_db


def test_it_is_withdrawn_by_its_own_person_alone():
    deal = dutiful()
    link = do(open_calendar, deal.client, LATER)
    token = calendars_of(deal.client)[0].token
    colleague = member_actor(deal.client.organisation_id)
    with refused(NotFound):
        do(close_calendar, colleague, LATER, calendar_id=link.pk)
    do(close_calendar, deal.client, LATER, calendar_id=link.pk)
    assert calendars_of(deal.client) == []
    with pytest.raises(NotFound):
        address_of(token)
    with refused(NotFound):
        do(close_calendar, deal.client, LATER, calendar_id=link.pk)
