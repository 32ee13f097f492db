"""open_inventory: one for an organisation, in its own currency."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import Forbidden, NotFound
from anyshore.parties.rules import ANYONE, Role
from anyshore.strategy.actions.open_inventory import open_inventory
from anyshore.strategy.models import Inventory
from tests.factories import do, make_organisation, member_actor
from tests.strategy.world import LATER, client, refused

pytestmark = pytest.mark.django_db


def test_it_is_opened_once_and_keeps_the_currency_of_that_day():
    actor = make_organisation(name="Meridian", country="PL")[1]
    first = do(open_inventory, actor)
    again = do(open_inventory, actor, LATER)
    assert (first.pk, first.currency, first.created_at) == (actor.organisation_id, "PLN", again.created_at)
    assert Inventory.objects.count() == 1


def test_members_may_viewers_finance_and_strangers_may_not():
    actor = client()
    for role in (Role.VIEWER, Role.FINANCE):
        with refused(Forbidden):
            do(open_inventory, member_actor(actor.acting_organisation, role))
    with refused(NotFound):
        do(open_inventory, ANYONE)
    do(open_inventory, member_actor(actor.acting_organisation, Role.MEMBER))
