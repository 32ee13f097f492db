"""deny_draw: the hours stay in the block, with a reason that both read."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from anyshore.payments.actions.deny_draw import deny_draw
from anyshore.payments.models import Draw
from anyshore.payments.queries.hours import block_page
from anyshore.payments.rules.refusals import ReasonMissing
from tests.contracts.world import clocks
from tests.factories import do, make_organisation
from tests.moves import refuses
from tests.payments.actions.test_record_draw import block, drawn


@pytest.mark.django_db
def test_denied_and_only_once():
    deal = block()
    draw = drawn(deal)
    refuses(ReasonMissing, deny_draw, deal.client, draw_id=draw.pk, reason=" ")
    refuses(Forbidden, deny_draw, deal.provider, draw_id=draw.pk, reason="No")
    refuses(NotFound, deny_draw, make_organisation()[1], draw_id=draw.pk, reason="No")
    do(deny_draw, deal.client, draw_id=draw.pk, reason="We did that ourselves.")
    assert Draw.objects.get().answer == "We did that ourselves."
    assert block_page(deal.client, deal.id).left == 600
    assert clocks(draw.pk) == []
    refuses(NotAllowed, deny_draw, deal.client, draw_id=draw.pk, reason="Again")
