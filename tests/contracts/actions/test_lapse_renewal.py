"""Nobody answered an offer to renew."""

from __future__ import annotations

import pytest

from anyshore.contracts.actions.lapse_renewal import lapse_renewal
from anyshore.jobs.deadlines import run_due
from anyshore.kit.errors import Forbidden, NotAllowed
from anyshore.parties.rules import CLOCK
from tests.contracts.renewal_world import END, ending, fresh, offered
from tests.moves import refuses

pytestmark = pytest.mark.django_db


def test_the_agreement_stays_as_it_is():
    deal = ending()
    offer = offered(deal)
    refuses(Forbidden, lapse_renewal, deal.client, offer_id=offer.pk)
    run_due(offer.answer_until)
    offer.refresh_from_db()
    assert (offer.state, fresh(deal).ends_on, fresh(deal).version) == ("lapsed", END, 1)
    refuses(NotAllowed, lapse_renewal, CLOCK, offer_id=offer.pk)
