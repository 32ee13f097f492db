"""settle_levels: at the end no period is open, and no credit is lost sight of."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from anyshore.jobs.deadlines import run_due
from anyshore.kit.errors import Forbidden
from anyshore.parties.models import Organisation
from anyshore.parties.rules import Role
from anyshore.payments.actions.settle_levels import settle_levels
from tests.contracts.world import events, refused
from tests.deals import sound
from tests.delivery.levels_world import DAY_AFTER, levelled
from tests.factories import do, member_actor

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("at_end", ["owed", "lapse"])
def test_credits_without_a_payment_are_owed_or_lapse(at_end: str):
    deal = levelled(end_on=date(2027, 1, 20), rail="ledger_only", at_end=at_end)
    viewer = member_actor(Organisation.objects.get(pk=deal.agreement.client_id), Role.VIEWER)
    with refused(Forbidden):
        do(settle_levels, viewer, DAY_AFTER, agreement_id=deal.id)
    run_due(datetime(2027, 3, 1, tzinfo=UTC))
    assert deal.state() == "ended"
    states = {one[2] for one in deal.credits()}
    assert states <= {"used", "owed" if at_end == "owed" else "lapsed"}
    assert sum(one[0] for one in deal.credits()) > 0
    assert not any(one[2] in ("open", "waiting") for one in deal.credits())
    assert deal.period(date(2027, 1, 1)).state in ("void", "closed")
    assert ("CreditsSettled" in events(deal)) == (len(states - {"used"}) > 0)
    sound()
