"""drop_risk: taken out, and the option's risk follows."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import Forbidden, NotFound
from anyshore.parties.rules import Role
from anyshore.strategy.actions.drop_risk import drop_risk
from anyshore.strategy.actions.save_risk import save_risk
from anyshore.strategy.models import Risk
from tests.factories import do, member_actor
from tests.strategy.actions.test_save_risk import LOST, risked
from tests.strategy.assessing import option_of
from tests.strategy.world import client, events, refused

pytestmark = pytest.mark.django_db


def test_the_options_risk_follows_and_the_last_one_stays_as_it_was():
    made, near, risk, owner = risked()
    other = do(save_risk, owner, option_id=near.id, terms=LOST)
    do(drop_risk, owner, option_id=near.id, risk_id=other.id)
    assert option_of(made).risk == 5
    do(drop_risk, owner, option_id=near.id, risk_id=risk.id)
    assert option_of(made).risk == 5
    assert not Risk.objects.exists()
    assert events(made.id)[-1] == "RiskDropped"


def test_refusals_change_nothing():
    made, near, risk, owner = risked()
    stranger, viewer = client("Other"), member_actor(owner.organisation_id, Role.VIEWER)
    with refused(Forbidden):
        do(drop_risk, viewer, option_id=near.id, risk_id=risk.id)
    with refused(NotFound):
        do(drop_risk, stranger, option_id=near.id, risk_id=risk.id)
    with refused(NotFound):
        do(drop_risk, owner, option_id=option_of(made, "improved").id, risk_id=risk.id)
