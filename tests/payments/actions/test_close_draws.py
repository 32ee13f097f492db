"""close_draws: an end leaves no hours waiting, and pays none that nobody answered."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import Forbidden, NotFound
from anyshore.parties.rules import Role
from anyshore.payments.actions.close_draws import close_draws
from anyshore.payments.actions.deny_draw import deny_draw
from anyshore.payments.models import Block, Draw
from tests.contracts.world import clocks
from tests.deals import sound
from tests.factories import do, make_organisation, member_actor
from tests.moves import refuses
from tests.payments.actions.test_record_draw import block, drawn

pytestmark = pytest.mark.django_db


def test_hours_that_wait_are_overtaken_and_those_answered_stay():
    deal = block()
    denied, waiting = drawn(deal, 30), drawn(deal, 90)
    do(deny_draw, deal.client, draw_id=denied.pk, reason="Not ours.")
    assert [one.pk for one in do(close_draws, deal.client, agreement_id=deal.id)] == [waiting.pk]
    states = dict(Draw.objects.values_list("minutes", "state"))
    assert states == {30: "denied", 90: "overtaken"}
    assert clocks(waiting.pk) == []
    assert (Block.objects.get().drawn, deal.held(), deal.wallet()) == (0, 50_000, 0)
    assert do(close_draws, deal.client, agreement_id=deal.id) == []
    sound()


def test_others_may_not():
    deal = block()
    drawn(deal)
    finance = member_actor(deal.client.acting_organisation, Role.FINANCE)
    refuses(Forbidden, close_draws, finance, agreement_id=deal.id)
    refuses(NotFound, close_draws, make_organisation()[1], agreement_id=deal.id)
