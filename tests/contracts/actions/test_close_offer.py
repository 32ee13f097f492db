"""close_offer: what declining, withdrawing and lapsing share."""

from __future__ import annotations

import pytest

from anyshore.contracts.actions.close_offer import close_offer
from anyshore.contracts.queries import broken_versions
from anyshore.kit.errors import NotAllowed
from anyshore.plumbing.models import Deadline
from tests.contracts.world import LATER, offered, refused, running
from tests.factories import do

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("verb", "state"), [("decline", "declined"), ("withdraw", "withdrawn"), ("lapse", "lapsed")])
def test_the_offer_is_over_and_its_versions_stay(verb: str, state: str):
    deal = offered()
    do(close_offer, deal.client, LATER, agreement=deal.fresh(), how=verb, why="because")
    assert (deal.fresh().state, deal.fresh().ended_at) == (state, LATER)
    assert not Deadline.objects.filter(subject_id=deal.agreement.id, stopped_at=None).exists()
    assert broken_versions() == []


def test_a_running_agreement_is_no_offer():
    deal = running()
    with refused(NotAllowed):
        do(close_offer, deal.client, LATER, agreement=deal.fresh(), how="decline", why="")
