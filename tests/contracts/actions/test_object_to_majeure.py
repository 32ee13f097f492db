"""Objecting to force majeure: it stays on record, and moves nothing."""

from __future__ import annotations

from datetime import date

import pytest

from anyshore.contracts.actions.object_to_majeure import object_to_majeure
from anyshore.contracts.rules.majeure import AnsweredAlready
from anyshore.kit.errors import Forbidden, Invalid, NotAllowed, NotFound
from anyshore.parties.rules import Role
from anyshore.payments.actions.accept_majeure import accept_majeure
from tests.factories import do, make_organisation, member_actor
from tests.moves import refuses, replays
from tests.payments.majeure_world import DAY, DUE, REPORTED, accepted, due, kept, objected, over, reported

pytestmark = pytest.mark.django_db
WHY = {"words": "Your studio is on a hill."}


def test_no_date_moves_and_it_can_still_be_accepted():
    deal = kept()
    event = objected(deal)
    assert (event.state, event.answer) == ("objected", WHY["words"])
    over(deal, event, date(2026, 12, 5), REPORTED + 2 * DAY)
    assert due(deal) == (DUE, 0)
    do(accept_majeure, deal.client, REPORTED + 3 * DAY, event_id=event.pk)
    assert due(deal) == (date(2026, 12, 14), 4)


def test_what_is_over_can_be_objected_to_once():
    deal = kept()
    event = reported(deal)
    over(deal, event, date(2026, 12, 3), REPORTED)
    assert do(object_to_majeure, deal.client, REPORTED, event_id=event.pk, **WHY).state == "over"
    refuses(AnsweredAlready, object_to_majeure, deal.client, REPORTED, event_id=event.pk, **WHY)


def test_refusals():
    deal = kept()
    event = reported(deal)
    member = member_actor(deal.client.organisation_id, Role.MEMBER)
    refuses(NotFound, object_to_majeure, make_organisation()[1], REPORTED, event_id=event.pk, **WHY)
    for actor in (deal.provider, member):
        refuses(Forbidden, object_to_majeure, actor, REPORTED, event_id=event.pk, **WHY)
    refuses(Invalid, object_to_majeure, deal.client, REPORTED, event_id=event.pk, words=" ")
    other = kept()
    refuses(NotAllowed, object_to_majeure, other.client, REPORTED + DAY, event_id=accepted(other).pk, **WHY)


def test_replay():
    deal = kept()
    replays(object_to_majeure, deal.client, REPORTED, event_id=reported(deal).pk, **WHY)
