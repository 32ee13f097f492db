"""gather_own_comments: one clock an hour for each side's own people, which the agreement's clocks do not show."""

from __future__ import annotations

from datetime import timedelta

import pytest

from anyshore.contracts.queries.negotiation import own_comments_id
from anyshore.plumbing import deadlines
from tests.contracts.negotiation_world import comment, project
from tests.contracts.world import LATER, clocks

pytestmark = pytest.mark.django_db


def test_each_side_has_a_clock_of_its_own():
    deal = project()
    before = clocks(deal.agreement.id)
    for actor in (deal.client, deal.provider, deal.client):
        comment(deal, actor, private=True)
    for actor in (deal.client, deal.provider):
        (one,) = deadlines.of(("own_comments", own_comments_id(deal.agreement.id, actor.organisation_id)))
        assert (one.verb, one.due_at) == ("contracts.tell_own_comments", LATER + timedelta(hours=1))
    assert clocks(deal.agreement.id) == before
