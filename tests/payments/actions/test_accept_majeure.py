"""Accepting force majeure: dates move by the time that it lasts."""

from __future__ import annotations

from datetime import date

import pytest

from anyshore.contracts.models import Standstill
from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from anyshore.parties.rules import Role
from anyshore.payments.actions.accept_majeure import accept_majeure
from tests.deals import sound
from tests.factories import do, make_organisation, member_actor
from tests.moves import refuses, replays
from tests.payments.majeure_world import DAY, DUE, REPORTED, accepted, due, kept, over, reported

pytestmark = [pytest.mark.django_db, pytest.mark.money]


def test_all_work_stands_still_from_the_first_day_of_the_event():
    deal = kept()
    event = accepted(deal)
    assert (event.state, event.answered_at, due(deal)) == ("accepted", REPORTED + DAY, (DUE, 0))
    assert Standstill.objects.get().since.isoformat() == "2026-11-30T23:00:00+00:00"
    over(deal, event, date(2026, 12, 6), REPORTED + 4 * DAY)
    assert due(deal) == (date(2026, 12, 15), 5)
    sound()


def test_accepted_once_it_is_over_it_moves_the_days_at_once():
    deal = kept()
    event = reported(deal, milestone_ids=deal.milestones[1:])
    over(deal, event, date(2026, 12, 3), REPORTED)
    found = do(accept_majeure, deal.client, REPORTED + 20 * DAY, event_id=event.pk)
    assert (found.state, due(deal), due(deal, 1)) == ("passed", (DUE, 0), (date(2026, 12, 12), 2))


def test_refusals():
    deal = kept()
    event, member = reported(deal), member_actor(deal.client.organisation_id, Role.MEMBER)
    refuses(NotFound, accept_majeure, make_organisation()[1], REPORTED, event_id=event.pk)
    for actor in (deal.provider, member):
        refuses(Forbidden, accept_majeure, actor, REPORTED, event_id=event.pk)
    do(accept_majeure, deal.client, REPORTED, event_id=event.pk)
    refuses(NotAllowed, accept_majeure, deal.client, REPORTED, event_id=event.pk)


def test_replay():
    deal = kept()
    replays(accept_majeure, deal.client, REPORTED, event_id=reported(deal).pk)
