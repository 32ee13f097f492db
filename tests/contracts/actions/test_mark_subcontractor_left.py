"""Saying that a subcontractor has left."""

from __future__ import annotations

from datetime import timedelta

import pytest

from anyshore.contracts.actions.agree_subcontractor import agree_subcontractor
from anyshore.contracts.actions.mark_subcontractor_left import mark_subcontractor_left
from anyshore.contracts.models import Subcontractor
from anyshore.contracts.rules.subcontracting import LeftOutOfRange
from anyshore.exits.actions.cancel_agreement import cancel_agreement
from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from anyshore.parties.rules import Role
from tests.contracts.people_world import asked, subcontracted
from tests.deals import Made
from tests.factories import NOW, do, make_organisation, member_actor
from tests.moves import refuses, replays

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=9)


def agreed(deal: Made) -> Subcontractor:
    return do(agree_subcontractor, deal.client, subcontractor_id=asked(deal).pk)


def test_the_day_stands_also_after_the_end():
    deal = subcontracted()
    one = agreed(deal)
    do(cancel_agreement, deal.client, agreement_id=deal.id, reason="We stop.")
    day = NOW.date() + timedelta(days=4)
    do(mark_subcontractor_left, deal.provider, LATER, subcontractor_id=one.pk, left_on=day)
    found = Subcontractor.objects.get()
    assert (found.state, found.left_on) == ("left", day)


def test_refusals():
    deal, (_, stranger) = subcontracted(), make_organisation()
    one = agreed(deal)
    given = {"subcontractor_id": one.pk, "left_on": NOW.date()}
    refuses(NotFound, mark_subcontractor_left, stranger, LATER, **given)
    refuses(Forbidden, mark_subcontractor_left, deal.client, LATER, **given)
    viewer = member_actor(deal.provider.organisation_id, Role.VIEWER)
    refuses(Forbidden, mark_subcontractor_left, viewer, LATER, **given)
    for days in (-1, 10):
        day = NOW.date() + timedelta(days=days)
        refuses(LeftOutOfRange, mark_subcontractor_left, deal.provider, LATER, **{**given, "left_on": day})
    do(mark_subcontractor_left, deal.provider, LATER, **given)
    refuses(NotAllowed, mark_subcontractor_left, deal.provider, LATER, **given)
    waiting = asked(deal, name="Another")
    refuses(NotAllowed, mark_subcontractor_left, deal.provider, subcontractor_id=waiting.pk, left_on=NOW.date())


def test_replay():
    deal = subcontracted()
    replays(mark_subcontractor_left, deal.provider, subcontractor_id=agreed(deal).pk, left_on=NOW.date())
