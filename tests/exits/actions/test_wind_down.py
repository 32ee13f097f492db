"""Stopping open work and settling its money: an inner verb of the ends that wait."""

from __future__ import annotations

import pytest

from anyshore.delivery.models import Work
from anyshore.exits.actions.wind_down import wind_down
from anyshore.kit.errors import Forbidden, NotFound
from anyshore.parties.rules import CLOCK, Role
from tests.deals import make_deal, sound
from tests.factories import do, make_organisation, member_actor
from tests.moves import refuses

pytestmark = pytest.mark.django_db


def test_all_but_what_is_kept_is_over():
    deal = make_deal([1_000, 2_000, 3_000])
    deal.fund(0)
    deal.fund(1)
    do(wind_down, CLOCK, agreement_id=deal.id, but=frozenset([deal.milestones[0]]), why="Over.")
    assert [deal.holding(place).state for place in range(3)] == ["held", "refunded", "closed"]
    works = Work.objects.order_by("milestone__position").values_list("state", flat=True)
    assert list(works) == ["to_do", "stopped", "stopped"]
    assert deal.state() == "running"
    sound()


def test_refusals():
    deal = make_deal()
    given = {"agreement_id": deal.id, "why": "Over."}
    refuses(NotFound, wind_down, make_organisation()[1], **given)
    refuses(Forbidden, wind_down, member_actor(deal.client.organisation_id, Role.VIEWER), **given)
