"""award_prize: an agreement with the prize as its price."""

from __future__ import annotations

import pytest

from anyshore.contracts.actions.award_prize import award_prize
from anyshore.contracts.models import Agreement, Signature
from anyshore.contracts.queries.limits import LimitStands
from anyshore.kit.errors import Forbidden
from anyshore.payments.actions.sign_and_open import sign_and_open
from anyshore.sourcing.models import Prize
from anyshore.sourcing.rules.contests import PrizeTaken
from anyshore.strategy.actions.set_limit import set_limit
from anyshore.strategy.rules.risks import LimitTerms
from tests.factories import do
from tests.sourcing.contests import contest, entered
from tests.sourcing.world import LATER, provider, refused

pytestmark = pytest.mark.django_db

GIVEN = {"fee_bps": 0, "rail": "ledger_only"}


def test_each_winner_has_an_agreement_and_two_prizes_may_go_to_one():
    request, actor = contest()
    one, author = entered(request)
    two, _ = entered(request, author)
    prizes = Prize.objects.order_by("place")
    first = do(award_prize, actor, LATER, entry_id=one.id, prize_id=prizes[0].id, **GIVEN)
    do(award_prize, actor, LATER, entry_id=two.id, prize_id=prizes[1].id, **GIVEN)
    rows = Agreement.objects.order_by("number").values_list("value_minor", "state", "request_id", "provider_id")
    expected = [(sum_, "offered", request.id, author.organisation_id) for sum_ in (30_000, 10_000)]
    assert list(rows) == expected
    assert first.title == "Logo for a bakery #1"
    assert Signature.objects.filter(side="provider", method="proposal").count() == 2
    do(sign_and_open, actor, LATER, agreement_id=first.pk, version_hash=first.version_hash)
    assert Agreement.objects.get(pk=first.pk).state == "running"


def test_what_giving_refuses_is_refused_and_no_agreement_stands():
    request, actor = contest()
    one, author = entered(request)
    two, _ = entered(request, provider("Rival"))
    prize = Prize.objects.get(place=1)
    with refused(Forbidden):
        do(award_prize, author, LATER, entry_id=one.id, prize_id=prize.id, **GIVEN)
    do(award_prize, actor, LATER, entry_id=one.id, prize_id=prize.id, **GIVEN)
    with refused(PrizeTaken):
        do(award_prize, actor, LATER, entry_id=two.id, prize_id=prize.id, **GIVEN)
    assert Agreement.objects.count() == 1


def test_a_limit_that_blocks_the_contract_blocks_the_prize():
    request, actor = contest()
    one, _ = entered(request)
    limit = LimitTerms("country", 6_000, 20_000, "EUR", "block")
    do(set_limit, actor, terms=limit, reason="The board wants it.")
    with refused(LimitStands):
        do(award_prize, actor, LATER, entry_id=one.id, prize_id=Prize.objects.get(place=1).id, **GIVEN)
    do(award_prize, actor, LATER, entry_id=one.id, prize_id=Prize.objects.get(place=2).id, **GIVEN)
