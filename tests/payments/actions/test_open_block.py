"""open_block: minutes for the price, and a clock where unused hours are kept."""

from __future__ import annotations

from dataclasses import replace

import pytest

from anyshore.kit.errors import NotFound
from anyshore.payments.actions.open_block import open_block
from anyshore.payments.models import Block
from tests.catalogue.packages import HELP, on_sale, seller
from tests.contracts.world import clocks
from tests.deals import make_deal
from tests.factories import do
from tests.payments.shop import bought


@pytest.mark.django_db
@pytest.mark.parametrize("unused", ["refund", "keep"])
def test_a_clock_runs_only_for_hours_that_are_kept(unused):
    owner = seller()
    bought(on_sale(owner, replace(HELP, unused=unused)), owner)
    assert [verb for verb, _ in clocks(Block.objects.get().pk)] == ["exits.close_block"] * (unused == "keep")


@pytest.mark.django_db
def test_a_contract_that_was_not_bought_has_no_block():
    deal = make_deal()
    with pytest.raises(NotFound):
        do(open_block, deal.client, milestone_id=deal.milestones[0])
    assert not Block.objects.exists()
