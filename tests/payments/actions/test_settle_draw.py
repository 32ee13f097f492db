"""settle_draw: the share of the price, less the fee, and nothing while money is on hold."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import Forbidden, NotAllowed
from anyshore.payments.actions.hold_funds import hold_funds
from anyshore.payments.actions.settle_draw import settle_draw
from anyshore.payments.models import Block, Draw
from anyshore.payments.rules.refusals import MoneyOnHold
from tests.deals import sound
from tests.factories import do, operator_actor
from tests.moves import refuses
from tests.payments.actions.test_record_draw import block, drawn


@pytest.mark.django_db
def test_a_draw_pays_its_share():
    deal = block()
    draw = drawn(deal, 90)
    refuses(Forbidden, settle_draw, deal.provider, draw_id=draw.pk)
    do(settle_draw, deal.client, draw_id=draw.pk)
    assert Draw.objects.get().released_minor == 7_500
    assert Block.objects.get().drawn == 90
    assert (deal.held(), deal.wallet()) == (42_500, 7_500 - 112)
    refuses(NotAllowed, settle_draw, deal.client, draw_id=draw.pk)
    sound()


@pytest.mark.django_db
def test_not_while_money_is_on_hold():
    deal = block()
    draw = drawn(deal)
    do(hold_funds, operator_actor(), milestone_id=deal.milestones[0], reason="A complaint is looked into.")
    refuses(MoneyOnHold, settle_draw, deal.client, draw_id=draw.pk)
