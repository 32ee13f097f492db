"""What is expected of force majeure is written anew."""

from __future__ import annotations

from datetime import date

import pytest

from anyshore.contracts.actions.update_majeure import update_majeure
from anyshore.contracts.models import MajeureEvent
from anyshore.contracts.rules.majeure import ExpectedTooEarly
from anyshore.kit.errors import Forbidden, Invalid, NotAllowed, NotFound
from tests.factories import do, make_organisation
from tests.moves import refuses, replays
from tests.payments.majeure_world import DAY, REPORTED, accepted, kept, over, reported

pytestmark = pytest.mark.django_db
NEW = {"words": "The water falls.", "expected_on": date(2026, 12, 24)}


def test_it_stands_in_place_of_what_was_said():
    deal = kept()
    event = accepted(deal)
    do(update_majeure, deal.provider, REPORTED + 2 * DAY, event_id=event.pk, **NEW)
    row = MajeureEvent.objects.get()
    assert (row.words, row.expected_on, row.state) == (NEW["words"], NEW["expected_on"], "accepted")


def test_refusals():
    deal = kept()
    event = reported(deal)
    refuses(NotFound, update_majeure, make_organisation()[1], REPORTED, event_id=event.pk, **NEW)
    refuses(Forbidden, update_majeure, deal.client, REPORTED, event_id=event.pk, **NEW)
    refuses(Invalid, update_majeure, deal.provider, REPORTED, event_id=event.pk, words=" ")
    early = {**NEW, "expected_on": date(2026, 11, 30)}
    refuses(ExpectedTooEarly, update_majeure, deal.provider, REPORTED, event_id=event.pk, **early)
    over(deal, event, date(2026, 12, 2), REPORTED)
    refuses(NotAllowed, update_majeure, deal.provider, REPORTED, event_id=event.pk, **NEW)


def test_replay():
    deal = kept()
    replays(update_majeure, deal.provider, REPORTED, event_id=reported(deal).pk, **NEW)
