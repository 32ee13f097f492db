"""Closing offers about money that is gone: an inner verb."""

from __future__ import annotations

import pytest

from anyshore.exits.actions.close_offers import close_offers
from anyshore.exits.actions.offer_refund import offer_refund
from anyshore.exits.models import RefundOffer
from anyshore.kit.errors import Forbidden, NotFound
from anyshore.parties.rules import CLOCK, Role
from anyshore.plumbing.models import Deadline
from tests.deals import make_deal
from tests.factories import do, make_organisation, member_actor
from tests.moves import nothing_changes, refuses

pytestmark = pytest.mark.django_db


def test_those_of_one_milestone_or_of_all():
    deal = make_deal([1_000, 2_000, 3_000])
    for place in range(3):
        deal.fund(place)
        given = {"milestone_id": deal.milestones[place], "to_client": deal.money(1), "reason": "Late."}
        do(offer_refund, deal.client, **given)
    do(close_offers, CLOCK, agreement_id=deal.id, milestone_id=deal.milestones[1])
    states = RefundOffer.objects.order_by("milestone__position").values_list("state", flat=True)
    assert list(states) == ["offered", "lapsed", "offered"]
    refuses(NotFound, close_offers, make_organisation()[1], agreement_id=deal.id, milestone_id=None)
    lowly = member_actor(deal.client.organisation_id, Role.MEMBER)
    refuses(Forbidden, close_offers, lowly, agreement_id=deal.id, milestone_id=None)
    do(close_offers, CLOCK, agreement_id=deal.id, milestone_id=None)
    assert set(states.all()) == {"lapsed"}
    assert not Deadline.objects.filter(verb="exits.lapse_refund", stopped_at=None).exists()
    with nothing_changes():
        do(close_offers, CLOCK, agreement_id=deal.id, milestone_id=None)
