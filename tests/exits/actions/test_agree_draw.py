"""agree_draw: the last hours complete the agreement; a block from which hours were drawn is not cancelled."""

from __future__ import annotations

import pytest

from anyshore.exits.actions.agree_draw import agree_draw
from anyshore.exits.actions.cancel_agreement import WorkSubmitted, cancel_agreement
from anyshore.kit.errors import Forbidden
from tests.deals import sound
from tests.factories import do
from tests.moves import refuses, replays
from tests.payments.actions.test_record_draw import block, drawn


@pytest.mark.django_db
def test_used_up_is_completed():
    deal = block()
    draw = drawn(deal, 400)
    refuses(Forbidden, agree_draw, deal.provider, draw_id=draw.pk)
    refuses(WorkSubmitted, cancel_agreement, deal.client, agreement_id=deal.id, reason="No more")
    replays(agree_draw, deal.client, draw_id=draw.pk)
    assert deal.state() == "running"
    do(agree_draw, deal.client, draw_id=drawn(deal, 200).pk)
    assert (deal.state(), deal.held()) == ("completed", 0)
    assert deal.wallet() + deal.fees() == 50_000
    sound()
