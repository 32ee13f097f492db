"""order_package: the draft that waits for the buyer, and a purchase to which its own people must agree."""

from __future__ import annotations

import pytest

from anyshore.contracts.actions.order_package import PurchaseNeedsApproval, order_package
from anyshore.contracts.models import Agreement, PackageOrder
from anyshore.contracts.queries import orders
from anyshore.kit.money import Money
from tests.approvals.world import house, ruled
from tests.catalogue.packages import ANSWERS, on_sale, seller
from tests.factories import do, make_organisation
from tests.payments.shop import order


@pytest.mark.django_db
def test_the_provider_has_signed_and_the_buyer_has_not():
    package = on_sale(seller())
    _, buyer = make_organisation()
    made = do(order_package, buyer, **order(package, answers=ANSWERS))
    assert (made.state, made.value_minor) == ("offered", 20_000)
    assert PackageOrder.objects.get().agreement_id == made.pk


@pytest.mark.django_db
def test_a_sum_to_which_others_must_agree_is_refused():
    package, here = on_sale(seller()), house()
    ruled(here, Money(10_000, "EUR"), 2)
    with pytest.raises(PurchaseNeedsApproval) as refused:
        do(order_package, here.asker, **order(package, answers=ANSWERS))
    assert refused.value.params == {"needed": 2}
    assert not Agreement.objects.exists()
    assert orders.open_orders(package.pk) == 0
