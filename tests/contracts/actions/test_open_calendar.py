"""open_calendar: a secret address; another in its place ends the one before."""

from __future__ import annotations

import pytest

from anyshore.contracts.actions.open_calendar import open_calendar
from anyshore.contracts.queries.calendars import address_of, calendars_of
from anyshore.kit.errors import NotFound
from anyshore.parties.models import Membership
from anyshore.parties.rules import OPERATOR
from tests.contracts.duty_world import dutiful
from tests.contracts.world import LATER, refused
from tests.factories import do, make_organisation

pytestmark = pytest.mark.django_db


def test_it_speaks_for_its_person_until_another_takes_its_place():
    deal = dutiful()
    do(open_calendar, deal.client, LATER)
    do(open_calendar, deal.client, LATER, number=deal.agreement.number)
    own, one = calendars_of(deal.client)
    assert (own.number, one.number) == (0, deal.agreement.number)
    found = address_of(one.token)
    assert (found.actor.person_id, found.agreement_id) == (deal.client.person_id, deal.agreement.pk)
    do(open_calendar, deal.client, LATER)
    assert [row.token for row in calendars_of(deal.client) if row.number] == [one.token]
    with pytest.raises(NotFound):
        address_of(own.token)
    with pytest.raises(NotFound):
        address_of(one.token[:-1])


def test_whoever_left_reads_nothing():
    deal = dutiful()
    do(open_calendar, deal.client, LATER)
    token = calendars_of(deal.client)[0].token
    Membership.objects.filter(user_id=deal.client.person_id).update(left_at=LATER)
    with pytest.raises(NotFound):
        address_of(token)


def test_refusals():
    deal, stranger = dutiful(), make_organisation()[1]
    with refused(NotFound):
        do(open_calendar, stranger, LATER, number=deal.agreement.number)
    with refused(NotFound):
        do(open_calendar, OPERATOR, LATER)
