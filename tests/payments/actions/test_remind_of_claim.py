"""remind_of_claim: whose turn it is is told once more, and nothing else changes."""

from __future__ import annotations

import pytest

from anyshore.jobs.deadlines import run_due
from anyshore.kit.errors import Forbidden, NotAllowed
from anyshore.parties.rules import CLOCK
from anyshore.payments.actions.object_to_claim import object_to_claim
from anyshore.payments.actions.remind_of_claim import remind_of_claim
from anyshore.payments.models import Claim
from tests.contracts.world import events
from tests.factories import NOW, do
from tests.moves import refuses
from tests.payments.claims_world import clocks, limited, made

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_clock_asks_once_and_silence_accepts_nothing():
    deal = limited()
    one = made(deal)
    ((_verb, due_at),) = clocks(one)
    run_due(due_at)
    run_due(due_at + (due_at - NOW) * 20)
    assert events(deal).count("ClaimWaits") == 1
    assert Claim.objects.get().state == "made"


def test_refusals():
    deal = limited()
    one = made(deal)
    refuses(Forbidden, remind_of_claim, deal.client, claim_id=one.pk)
    do(object_to_claim, deal.provider, claim_id=one.pk, words="No.")
    refuses(NotAllowed, remind_of_claim, CLOCK, claim_id=one.pk)
