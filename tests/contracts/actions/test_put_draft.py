"""put_draft: both can write to each other about what was a draft."""

from __future__ import annotations

import pytest

from anyshore.contracts.actions.offer_draft import offer_draft
from anyshore.conversations.queries import thread_about
from tests.contracts.drafts_world import shared, whole
from tests.contracts.world import LATER, version
from tests.factories import do

pytestmark = pytest.mark.django_db


def test_a_thread_is_open_about_it_and_its_author_wrote_the_version():
    deal = shared()
    do(offer_draft, deal.provider, LATER, agreement_id=deal.agreement.id, seen=whole(deal))
    assert version(deal).author_id == deal.provider.person_id
    assert thread_about(deal.client, ("agreement", deal.agreement.id)) is not None
