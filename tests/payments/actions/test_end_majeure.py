"""Force majeure is over: what both accepted moves dates, what one side claims does not."""

from __future__ import annotations

from datetime import date

import pytest

from anyshore.contracts.rules.majeure import DayOutOfRange
from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from anyshore.payments.actions.end_majeure import end_majeure
from tests.factories import make_organisation
from tests.moves import refuses, replays
from tests.payments.majeure_world import DAY, DUE, REPORTED, accepted, due, kept, over, reported

pytestmark = pytest.mark.django_db


def test_only_the_milestones_that_it_concerned_move():
    deal = kept()
    event = accepted(deal, milestone_ids=deal.milestones[:1])
    assert over(deal, event, date(2026, 12, 5), REPORTED + 3 * DAY).state == "passed"
    assert (due(deal), due(deal, 1)) == ((date(2026, 12, 14), 4), (DUE, 0))


def test_a_claim_moves_nothing():
    deal = kept()
    event = reported(deal)
    assert over(deal, event, date(2026, 12, 3), REPORTED).state == "over"
    assert due(deal) == (DUE, 0)


def test_refusals():
    deal = kept()
    event = reported(deal)
    refuses(NotFound, end_majeure, make_organisation()[1], REPORTED, event_id=event.pk, over_on=date(2026, 12, 3))
    refuses(Forbidden, end_majeure, deal.client, REPORTED, event_id=event.pk, over_on=date(2026, 12, 3))
    for day in (1, 4):
        refuses(DayOutOfRange, end_majeure, deal.provider, REPORTED, event_id=event.pk, over_on=date(2026, 12, day))


def test_once():
    deal = kept()
    given = {"event_id": reported(deal).pk, "over_on": date(2026, 12, 3)}
    replays(end_majeure, deal.provider, REPORTED, **given)
    refuses(NotAllowed, end_majeure, deal.provider, REPORTED, **given)
