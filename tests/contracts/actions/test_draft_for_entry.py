"""draft_for_entry: the entry is the author's signature under the agreement on what it won."""

from __future__ import annotations

import pytest

from anyshore.contracts.actions.draft_for_entry import draft_for_entry
from anyshore.contracts.models import Milestone
from anyshore.contracts.queries import terms_of
from anyshore.sourcing.actions.give_prize import give_prize
from anyshore.sourcing.models import Prize
from anyshore.sourcing.rules.contests import SIGN_DAYS
from tests.factories import do
from tests.sourcing.contests import contest, entered
from tests.sourcing.world import LATER

pytestmark = pytest.mark.django_db


def test_the_prize_is_the_price_and_it_waits_for_the_client():
    request, actor = contest()
    entry, author = entered(request)
    do(give_prize, actor, LATER, entry_id=entry.id, prize_id=Prize.objects.get(place=1).id)
    made = do(draft_for_entry, actor, LATER, entry_id=entry.id, fee_bps=250, rail="ledger_only")
    assert (made.value_minor, made.fee_bps, made.answer_until) == (30_000, 250, LATER + SIGN_DAYS)
    assert (made.provider_id, made.request_id) == (author.organisation_id, request.id)
    assert list(Milestone.objects.filter(agreement=made).values_list("amount_minor", flat=True)) == [30_000]
    assert not terms_of(made).missing()
