"""accept_claim: in full or for less, within the limit of liability or beyond it by word, and what it does to money."""

from __future__ import annotations

from datetime import timedelta

import pytest

from anyshore.contracts.rules.liability import BeyondLimit
from anyshore.exits.actions.cancel_agreement import cancel_agreement
from anyshore.exits.actions.end_agreement import end_agreement
from anyshore.exits.rules import EndKind
from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from anyshore.parties.rules import Role
from anyshore.payments.actions.accept_claim import accept_claim
from anyshore.payments.actions.maintain_claim import maintain_claim
from anyshore.payments.actions.object_to_claim import object_to_claim
from anyshore.payments.models import ClaimOffer
from anyshore.payments.rules.claims import Ground, MoreThanClaimed, ReductionTooHigh
from anyshore.payments.rules.refusals import AmountNotPositive
from tests.contracts.world import events
from tests.deals import make_deal, sound
from tests.factories import NOW, do, make_organisation, member_actor
from tests.moves import refuses, replays
from tests.payments.claims_world import (
    LIMIT,
    accepted,
    after,
    clocks,
    credits_of,
    failed,
    limited,
    lower,
    made,
    repaired,
)

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def test_in_full_it_comes_off_the_next_payment_by_itself():
    deal = limited()
    one = accepted(deal, 3_000)
    assert (one.state, one.agreed_minor, one.closed_at, clocks(one)) == ("accepted", 3_000, NOW, [])
    assert credits_of(deal) == [(3_000, 0, "open")]
    deal.fund()
    deal.accept(deal.submit())
    assert deal.wallet() == 17_000
    assert credits_of(deal) == [(3_000, 3_000, "used")]
    assert "CreditUsed" in events(deal)
    sound()


def test_what_one_payment_cannot_take_comes_off_the_one_after():
    deal = limited((2_000, 10_000))
    accepted(deal, 3_000)
    deal.complete()
    assert deal.wallet() == 9_000
    assert credits_of(deal) == [(3_000, 3_000, "used")]
    sound()


def test_what_is_left_at_the_end_is_owed():
    deal = limited((2_000, 10_000))
    accepted(deal, 3_000)
    deal.fund()
    deal.accept(deal.submit())
    do(end_agreement, deal.client, NOW + DAY, agreement_id=deal.id, kind=EndKind.NOTICE)
    assert credits_of(deal) == [(3_000, 2_000, "owed")]
    assert "ClaimsSettled" in events(deal)
    sound()


def test_against_the_client_or_after_the_end_no_money_moves():
    deal = limited()
    accepted(deal, 3_000, side="provider")
    late = made(deal, 2_000)
    do(cancel_agreement, deal.client, NOW + DAY, agreement_id=deal.id, reason="We need it no more.")
    do(accept_claim, deal.provider, NOW + 2 * DAY, claim_id=late.pk)
    assert credits_of(deal) == []
    sound()


def test_on_the_rail_of_promises_less_is_owed():
    deal = limited(rail="ledger_only")
    accepted(deal, 3_000)
    deal.fund()
    deal.accept(deal.submit())
    assert deal.owed() == 17_000
    sound()


def test_for_less_it_waits_for_who_claimed():
    deal = limited()
    one = made(deal, 3_000)
    done = do(accept_claim, deal.provider, NOW + DAY, claim_id=one.pk, amount=deal.money(1_000), words="A part.")
    assert (done.state, done.offered_minor, done.agreed_minor) == ("offered", 1_000, None)
    assert ClaimOffer.objects.get().amount_minor == 1_000
    assert len(clocks(one)) == 1
    assert credits_of(deal) == []
    refuses(NotAllowed, accept_claim, deal.provider, claim_id=one.pk, amount=deal.money(900))
    do(maintain_claim, deal.client, NOW + DAY, claim_id=one.pk)
    do(accept_claim, deal.provider, NOW + DAY, claim_id=one.pk, amount=deal.money(2_000))
    assert do(accept_claim, deal.provider, NOW + DAY, claim_id=one.pk).agreed_minor == 3_000
    assert list(ClaimOffer.objects.order_by("number").values_list("number", "amount_minor")) == [
        (1, 1_000),
        (2, 2_000),
    ]


def test_beyond_the_limit_only_by_word():
    deal = limited()
    accepted(deal, 4_000)
    one = made(deal, 1_500)
    refusal = refuses(BeyondLimit, accept_claim, deal.provider, claim_id=one.pk)
    figures = {name: refusal.params[name].minor for name in ("asked", "limit", "counted", "left")}
    assert figures == {"asked": 1_500, "limit": 5_000, "counted": 4_000, "left": 1_000}
    refuses(BeyondLimit, accept_claim, deal.provider, claim_id=one.pk, amount=deal.money(1_001))
    do(accept_claim, deal.provider, claim_id=one.pk, amount=deal.money(1_000))
    assert do(accept_claim, deal.provider, claim_id=one.pk, beyond=True).beyond


def test_each_side_has_a_limit_of_its_own():
    deal = limited()
    accepted(deal, 5_000)
    accepted(deal, 5_000, side="provider")
    for side, other in (("client", deal.provider), ("provider", deal.client)):
        refuses(BeyondLimit, accept_claim, other, claim_id=made(deal, 1, side=side).pk)


def test_what_knows_no_limit_does_not_count_and_without_the_clause_there_is_none():
    deal = limited()
    accepted(deal, 90_000, ground=Ground.INJURY)
    accepted(deal, 5_000)
    free = make_deal([20_000])
    assert accepted(free, 900_000).state == "accepted"


def test_prices_that_were_due_before_the_event_set_the_limit():
    deal = limited()
    deal.fund()
    deal.accept(deal.submit())
    one = made(deal, 20_001, NOW + DAY, on=(NOW + DAY).date())
    assert refuses(BeyondLimit, accept_claim, deal.provider, NOW + DAY, claim_id=one.pk).params["limit"] == deal.money(
        20_000
    )
    do(accept_claim, deal.provider, NOW + DAY, claim_id=made(deal, 20_000, NOW + DAY, on=(NOW + DAY).date()).pk)


def test_of_a_defect_a_lower_price_counts_and_a_repair_does_not():
    found = failed()
    do(accept_claim, found.provider, after(found), claim_id=repaired(found, 300_000).pk)
    assert credits_of(found.deal) == [(300_000, 0, "open")]
    other = failed()
    one, two = lower(other, 15_000), lower(other, 15_000)
    do(accept_claim, other.provider, after(other), claim_id=one.pk)
    refusal = refuses(ReductionTooHigh, accept_claim, other.provider, after(other), claim_id=two.pk, beyond=True)
    assert refusal.params["most"] == other.deal.money(5_000)
    damage = made(other.deal, 5_001, after(other))
    assert (
        refuses(BeyondLimit, accept_claim, other.provider, after(other), claim_id=damage.pk).params["counted"].minor
        == 15_000
    )


def test_refusals():
    deal, (_, stranger) = limited(), make_organisation()
    one = made(deal, 3_000)
    refuses(NotFound, accept_claim, stranger, claim_id=one.pk)
    refuses(Forbidden, accept_claim, deal.client, claim_id=one.pk)
    refuses(Forbidden, accept_claim, member_actor(deal.provider.organisation_id, Role.MEMBER), claim_id=one.pk)
    refuses(AmountNotPositive, accept_claim, deal.provider, claim_id=one.pk, amount=deal.money(0))
    assert refuses(MoreThanClaimed, accept_claim, deal.provider, claim_id=one.pk, amount=deal.money(3_001)).params[
        "most"
    ] == deal.money(3_000)
    do(object_to_claim, deal.provider, claim_id=one.pk, words="Not ours.")
    do(accept_claim, deal.provider, claim_id=one.pk)
    refuses(NotAllowed, accept_claim, deal.provider, claim_id=one.pk)


def test_twice_is_once():
    deal = make_deal([20_000], clauses=[LIMIT])
    replays(accept_claim, deal.provider, claim_id=made(deal).pk)
    assert len(credits_of(deal)) == 1
