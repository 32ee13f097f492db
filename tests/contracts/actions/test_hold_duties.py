"""hold_duties: no clock of a side's duties rings, those of the other do."""

from __future__ import annotations

import pytest

from anyshore.contracts.actions.hold_duties import hold_duties
from anyshore.contracts.queries.standstills import clocks_of_side
from anyshore.plumbing import deadlines
from tests.contracts.actions.test_stand_still import MEETINGS
from tests.factories import do
from tests.payments.majeure_world import kept

pytestmark = pytest.mark.django_db


def test_only_those_of_the_side():
    deal = kept(more=[MEETINGS], unit="process")
    own, other = (clocks_of_side(deal.id, one.organisation_id) for one in (deal.client, deal.provider))
    assert own
    assert do(hold_duties, deal.client, agreement=deal.agreement, organisation_id=deal.client.organisation_id)
    assert not [one for row in own for one in deadlines.of(("duty", row.pk))]
    assert all(deadlines.of(("duty", row.pk)) for row in other)
