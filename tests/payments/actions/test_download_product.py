"""download_product: the buyer's people, once paid, on record; for everybody else there is nothing."""

from __future__ import annotations

import pytest

from anyshore.contracts.queries.orders import order_of
from anyshore.kit.errors import NotFound
from anyshore.kit.ids import new_id
from anyshore.payments.actions.download_product import download_product
from anyshore.payments.models import Download, Holding
from anyshore.payments.queries.products import downloads
from tests.catalogue.packages import seller, theme_on_sale
from tests.factories import do, make_organisation
from tests.payments.shop import bought


@pytest.mark.django_db
def test_the_buyer_downloads_and_both_read_the_log(settings, tmp_path):
    settings.ANYSHORE_FILES = tmp_path
    owner = seller()
    deal = bought(theme_on_sale(owner), owner)
    number = deal.agreement.number
    (file,) = order_of(deal.client, number).content.files
    do(download_product, deal.client, number=number, file_id=file.id)
    for side in (deal.client, owner):
        assert [row.name for row in downloads(side, deal.id)] == ["theme.zip"]
    _, stranger = make_organisation()
    assert downloads(stranger, deal.id) == ()
    for actor, given in ((stranger, file.id), (owner, file.id), (deal.client, new_id())):
        with pytest.raises(NotFound):
            do(download_product, actor, number=number, file_id=given)
    Holding.objects.filter(agreement_id=deal.id).update(state="refunded", refunded_minor=9_900)
    with pytest.raises(NotFound):
        do(download_product, deal.client, number=number, file_id=file.id)
    assert Download.objects.count() == 1
