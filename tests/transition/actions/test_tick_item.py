"""tick_item: by its side, once."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import Forbidden, NotAllowed
from anyshore.transition.actions.tick_item import tick_item
from anyshore.transition.models import KickOffItem
from tests.contracts.world import refused
from tests.factories import do
from tests.transition.world import written

pytestmark = pytest.mark.django_db


def test_it_is_done_by_its_side_once():
    made = written()
    item = KickOffItem.objects.get(transition=made.row())
    with refused(Forbidden):
        do(tick_item, made.provider, item_id=item.pk)
    do(tick_item, made.client, item_id=item.pk)
    assert made.page().items[0].doer == "Marit de Boer"
    with refused(NotAllowed):
        do(tick_item, made.client, item_id=item.pk)
