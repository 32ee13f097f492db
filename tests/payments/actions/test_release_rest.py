"""release_rest: the clock alone pays what was kept free."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import Forbidden, NotFound
from anyshore.kit.ids import new_id
from anyshore.parties.rules import CLOCK
from anyshore.payments.actions.release_rest import release_rest
from anyshore.payments.models import Block
from tests.deals import sound
from tests.factories import do
from tests.moves import refuses
from tests.payments.actions.test_record_draw import block


@pytest.mark.django_db
def test_all_that_is_held_goes_to_the_provider():
    deal = block()
    block_id = Block.objects.get().pk
    refuses(Forbidden, release_rest, deal.provider, block_id=block_id)
    refuses(NotFound, release_rest, CLOCK, block_id=new_id())
    do(release_rest, CLOCK, block_id=block_id)
    assert (deal.held(), deal.holding().state) == (0, "released")
    sound()
