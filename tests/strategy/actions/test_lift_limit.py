"""lift_limit: it holds no longer, and says why."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import Forbidden, NotFound
from anyshore.kit.refusals import TextMissing
from anyshore.parties.rules import Role
from anyshore.strategy.actions.lift_limit import lift_limit
from anyshore.strategy.actions.set_limit import set_limit
from anyshore.strategy.queries.risks import limits_of
from tests.factories import do, member_actor
from tests.strategy.actions.test_set_limit import COUNTRY
from tests.strategy.world import client, events, refused

pytestmark = pytest.mark.django_db


def test_it_is_lifted_once_by_an_owner_with_a_reason():
    owner, stranger = client(), client("Other")
    manager = member_actor(owner.organisation_id, Role.MANAGER)
    made = do(set_limit, owner, terms=COUNTRY, reason="The board wants it.")
    with refused(Forbidden):
        do(lift_limit, manager, limit_id=made.id, reason="Why.")
    with refused(NotFound):
        do(lift_limit, stranger, limit_id=made.id, reason="Why.")
    with refused(TextMissing):
        do(lift_limit, owner, limit_id=made.id, reason="")
    do(lift_limit, owner, limit_id=made.id, reason="The board has gone.")
    assert limits_of(owner) == []
    assert events(owner.organisation_id)[-1] == "LimitLifted"
    with refused(NotFound):
        do(lift_limit, owner, limit_id=made.id, reason="Again.")
