"""Working out a standing anew: an inner verb."""

from __future__ import annotations

from datetime import timedelta

import pytest

from anyshore.catalogue.models import Standing
from anyshore.contracts.models import Milestone
from anyshore.contracts.rules import Side
from anyshore.parties.rules import CLOCK
from anyshore.reviews.actions.update_standing import update_standing
from tests.deals import make_deal
from tests.factories import NOW, do

pytestmark = pytest.mark.django_db


def test_contracts_punctuality_and_score_as_they_are_now():
    deal = make_deal([1_000, 2_000, 3_000])
    days = {0: NOW.date(), 1: NOW.date() - timedelta(days=1)}
    for place, day in days.items():
        Milestone.objects.filter(pk=deal.milestones[place]).update(due_on=day)
    deal.complete()
    standing = do(update_standing, CLOCK, organisation_id=deal.provider.organisation_id, side=Side.PROVIDER)
    assert (standing.contracts, standing.delivered, standing.on_time) == (1, 2, 1)
    assert (standing.reviews, standing.score) == (0, None)
    other = do(update_standing, CLOCK, organisation_id=deal.provider.organisation_id, side=Side.CLIENT)
    assert (other.contracts, other.delivered) == (0, 0)
    assert Standing.objects.count() == 3
