"""propose_exclusion: either side asks to leave something out; silence declines."""

from __future__ import annotations

import pytest

from anyshore.delivery.actions.propose_exclusion import propose_exclusion
from anyshore.delivery.models import LevelExclusion
from anyshore.delivery.rules.levels import PeriodClosed
from anyshore.jobs.deadlines import run_due
from anyshore.kit.errors import Forbidden, Invalid, NotAllowed
from anyshore.parties.models import Organisation
from anyshore.parties.rules import Role
from tests.contracts.world import refused
from tests.delivery.levels_world import DAY_AFTER, IN_READING, levelled
from tests.factories import do, member_actor

pytestmark = pytest.mark.django_db(transaction=True)


def test_what_nobody_answers_is_declined_at_the_close():
    deal = levelled()
    given = {"period_id": deal.period().pk, "place": 1, "words": "A planned stop"}
    run_due(DAY_AFTER)
    for wrong in ({"place": 3}, {"words": ""}, {"value_bps": 10_001}):
        with refused(Invalid):
            do(propose_exclusion, deal.provider, IN_READING, **(given | wrong))
    viewer = member_actor(Organisation.objects.get(pk=deal.agreement.client_id), Role.VIEWER)
    with refused(Forbidden):
        do(propose_exclusion, viewer, IN_READING, **given)
    do(propose_exclusion, deal.provider, IN_READING, **given)
    with refused(NotAllowed):
        do(propose_exclusion, deal.client, IN_READING, **given)
    at = deal.close().closed_at
    assert LevelExclusion.objects.get().state == "declined"
    assert deal.results()[0] == (0, "below_minimum", 40_000)
    with refused(PeriodClosed):
        do(propose_exclusion, deal.provider, at, **given)
