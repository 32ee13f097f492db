"""An offer to renew is withdrawn, or declined."""

from __future__ import annotations

import pytest

from anyshore.contracts.actions.drop_renewal import drop_renewal
from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from tests.contracts.renewal_world import ending, offered
from tests.factories import do, make_organisation, member_actor
from tests.moves import refuses, replays

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("side", "state"), [("client", "withdrawn"), ("provider", "declined")])
def test_who_offered_withdraws_and_the_other_declines(side, state):
    deal = ending()
    offer = offered(deal)
    assert do(drop_renewal, getattr(deal, side), offer_id=offer.pk, words="No.").state == state
    assert offered(deal).state == "offered"


def test_refusals_and_once():
    deal = ending()
    offer = offered(deal)
    refuses(NotFound, drop_renewal, make_organisation()[1], offer_id=offer.pk)
    refuses(Forbidden, drop_renewal, member_actor(deal.client.organisation_id), offer_id=offer.pk)
    replays(drop_renewal, deal.client, offer_id=offer.pk)
    refuses(NotAllowed, drop_renewal, deal.provider, offer_id=offer.pk)
