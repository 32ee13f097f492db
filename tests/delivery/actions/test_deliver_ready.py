"""deliver_ready: handed over by the buyer's payment, in the name of whoever published it."""

from __future__ import annotations

import pytest

from anyshore.contracts.models import Agreement
from anyshore.delivery.actions.deliver_ready import deliver_ready
from anyshore.delivery.models import Submission
from anyshore.delivery.rules import NotLive
from anyshore.kit.errors import NotAllowed
from tests.deals import make_deal
from tests.factories import do


@pytest.mark.django_db
def test_it_is_in_review_once():
    deal = make_deal()
    given = {"milestone_id": deal.milestones[0], "author_id": deal.provider.person_id, "note": "The files."}
    do(deliver_ready, deal.client, **given)
    assert Submission.objects.get().author_id == deal.provider.person_id
    with pytest.raises(NotAllowed):
        do(deliver_ready, deal.client, **given)
    Agreement.objects.update(state="completed")
    with pytest.raises(NotLive):
        do(deliver_ready, deal.client, **given)
