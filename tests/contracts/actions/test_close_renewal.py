"""An agreement that ends has no offer to renew any more."""

from __future__ import annotations

import pytest

from anyshore.exits.actions.cancel_agreement import cancel_agreement
from anyshore.plumbing import deadlines
from tests.contracts.renewal_world import offered, renewing
from tests.deals import sound
from tests.factories import do

pytestmark = pytest.mark.django_db


def test_the_offer_lapses_and_no_clock_is_left():
    deal = renewing()
    offer = offered(deal)
    do(cancel_agreement, deal.client, agreement_id=deal.id, reason="Not needed.")
    offer.refresh_from_db()
    assert offer.state == "lapsed"
    assert not deadlines.of(("renewal", offer.pk))
    assert not deadlines.of(("agreement", deal.id))
    sound()
