"""close_block: unused hours that are kept are paid at the end, by the clock alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from anyshore.exits.actions.close_block import close_block
from anyshore.jobs.deadlines import run_due
from anyshore.kit.errors import Forbidden
from anyshore.payments.models import Block
from tests.catalogue.packages import HELP, on_sale, seller
from tests.deals import sound
from tests.factories import NOW
from tests.moves import refuses
from tests.payments.shop import bought


@pytest.mark.django_db
def test_what_was_not_used_is_the_providers():
    owner = seller()
    deal = bought(on_sale(owner, replace(HELP, unused="keep")), owner)
    refuses(Forbidden, close_block, deal.client, block_id=Block.objects.get().pk)
    run_due(NOW + timedelta(days=95))
    assert (deal.state(), deal.held(), deal.holding().released_minor) == ("ended", 0, 50_000)
    sound()
