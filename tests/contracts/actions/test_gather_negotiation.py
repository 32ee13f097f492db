"""gather_negotiation: one clock an hour, however much is said."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.contracts.negotiation_world import DEARER, FASTER, accept, project, suggest
from tests.contracts.world import LATER, clocks

pytestmark = pytest.mark.django_db


def test_one_clock_for_all_that_is_said_within_the_hour():
    deal = project()
    (one,) = suggest(deal, deal.provider, FASTER)
    suggest(deal, deal.provider, DEARER, at=LATER + timedelta(minutes=5))
    accept(deal.client, one, LATER + timedelta(minutes=9))
    assert [due for verb, due in clocks(deal.agreement.id) if verb == "contracts.tell_negotiation"] == [
        LATER + timedelta(hours=1)
    ]
