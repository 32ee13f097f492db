"""discard_draft: given up, and kept to be read."""

from __future__ import annotations

import pytest

from anyshore.contracts.actions.discard_draft import discard_draft
from anyshore.contracts.queries.drafts import draft_page, drafts_of
from anyshore.kit.errors import Forbidden, NotAllowed
from tests.contracts.drafts_world import drafted, shared
from tests.contracts.world import LATER, events, refused
from tests.factories import do

pytestmark = pytest.mark.django_db


def test_nobody_writes_it_any_more_and_both_can_read_it():
    deal = shared()
    do(discard_draft, deal.client, LATER, agreement_id=deal.agreement.id)
    for actor in (deal.client, deal.provider):
        assert drafts_of(actor) == []
        page = draft_page(actor, deal.agreement.number)
        assert (page.may, page.discarded_at) == (frozenset(), LATER)
    assert events(deal)[-1] == "DraftDiscarded"


def test_by_its_own_side_and_once():
    deal = shared()
    with refused(Forbidden):
        do(discard_draft, deal.provider, LATER, agreement_id=deal.agreement.id)
    own = drafted()
    do(discard_draft, own.client, LATER, agreement_id=own.agreement.id)
    with refused(NotAllowed):
        do(discard_draft, own.client, LATER, agreement_id=own.agreement.id)
