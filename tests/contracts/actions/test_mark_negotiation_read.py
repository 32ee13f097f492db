"""mark_negotiation_read: nobody's fact but the reader's."""

from __future__ import annotations

from datetime import timedelta

import pytest

from anyshore.contracts.actions.mark_negotiation_read import mark_negotiation_read
from anyshore.contracts.queries.comments import read_until
from anyshore.kit.errors import Forbidden, NotFound
from anyshore.parties.rules import CLOCK
from tests.contracts.negotiation_world import project
from tests.contracts.world import LATER, events, parties, refused
from tests.factories import do

pytestmark = pytest.mark.django_db


def test_the_mark_moves_and_nothing_is_told():
    deal = project()
    assert read_until(deal.client, deal.agreement.id) is None
    for at in (LATER, LATER + timedelta(hours=1)):
        do(mark_negotiation_read, deal.client, at, agreement_id=deal.agreement.id)
        assert read_until(deal.client, deal.agreement.id) == at
    assert read_until(deal.provider, deal.agreement.id) is None
    assert events(deal) == ["AgreementOffered"]


def test_others_may_not():
    deal = project()
    stranger = parties()[0]
    with refused(NotFound):
        do(mark_negotiation_read, stranger, LATER, agreement_id=deal.agreement.id)
    with refused(Forbidden):
        do(mark_negotiation_read, CLOCK, LATER, agreement_id=deal.agreement.id)
