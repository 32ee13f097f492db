"""mark_sold: counted once a purchase."""

from __future__ import annotations

import pytest

from anyshore.catalogue.actions.mark_sold import mark_sold
from anyshore.catalogue.models import Package
from anyshore.kit.errors import NotFound
from anyshore.kit.ids import new_id
from tests.catalogue.packages import on_sale, seller
from tests.factories import do, make_organisation


@pytest.mark.django_db
def test_it_counts():
    made = on_sale(seller())
    _, buyer = make_organisation()
    do(mark_sold, buyer, package_id=made.pk)
    assert Package.objects.get().sold == 1
    with pytest.raises(NotFound):
        do(mark_sold, buyer, package_id=new_id())
