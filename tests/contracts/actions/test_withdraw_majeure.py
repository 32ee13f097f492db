"""A report of force majeure is taken back, until it is accepted."""

from __future__ import annotations

import pytest

from anyshore.contracts.actions.withdraw_majeure import withdraw_majeure
from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from tests.factories import do, make_organisation
from tests.moves import refuses, replays
from tests.payments.majeure_world import DAY, REPORTED, accepted, kept, objected, reported

pytestmark = pytest.mark.django_db


def test_its_side_can_report_anew():
    deal = kept()
    event = objected(deal)
    assert do(withdraw_majeure, deal.provider, REPORTED + DAY, event_id=event.pk).state == "withdrawn"
    assert reported(deal, REPORTED + DAY).state == "reported"


def test_refusals():
    deal = kept()
    event = reported(deal)
    refuses(NotFound, withdraw_majeure, make_organisation()[1], REPORTED, event_id=event.pk)
    refuses(Forbidden, withdraw_majeure, deal.client, REPORTED, event_id=event.pk)
    other = kept()
    refuses(NotAllowed, withdraw_majeure, other.provider, REPORTED + DAY, event_id=accepted(other).pk)


def test_once():
    deal = kept()
    event = reported(deal)
    replays(withdraw_majeure, deal.provider, REPORTED, event_id=event.pk)
    refuses(NotAllowed, withdraw_majeure, deal.provider, REPORTED, event_id=event.pk)
