"""take_lesser_sum: the very sum that is offered, within the limit that is left by then."""

from __future__ import annotations

import pytest

from anyshore.contracts.rules.liability import BeyondLimit
from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from anyshore.parties.rules import Role
from anyshore.payments.actions.accept_claim import accept_claim
from anyshore.payments.actions.maintain_claim import maintain_claim
from anyshore.payments.actions.take_lesser_sum import take_lesser_sum
from anyshore.payments.rules.claims import OfferChanged
from tests.contracts.world import events
from tests.factories import do, make_organisation, member_actor
from tests.moves import refuses, replays
from tests.payments.claims_world import accepted, clocks, credits_of, limited, made

pytestmark = pytest.mark.django_db


def offered(deal, minor=1_000, **more):
    one = made(deal, 3_000)
    return do(accept_claim, deal.provider, claim_id=one.pk, amount=deal.money(minor), **more)


def test_it_is_accepted_for_the_lesser_sum_and_comes_off():
    deal = limited()
    one = offered(deal)
    done = replays(take_lesser_sum, deal.client, claim_id=one.pk, amount_minor=1_000)
    assert (done.state, done.agreed_minor, done.offered_minor, clocks(one)) == ("accepted", 1_000, None, [])
    assert credits_of(deal) == [(1_000, 0, "open")]
    assert events(deal).count("LesserSumTaken") == 1


def test_another_sum_is_not_taken_unseen():
    deal = limited()
    one = offered(deal)
    do(maintain_claim, deal.client, claim_id=one.pk)
    refuses(NotAllowed, take_lesser_sum, deal.client, claim_id=one.pk, amount_minor=1_000)
    do(accept_claim, deal.provider, claim_id=one.pk, amount=deal.money(900))
    refusal = refuses(OfferChanged, take_lesser_sum, deal.client, claim_id=one.pk, amount_minor=1_000)
    assert refusal.params == {"amount": deal.money(900)}


def test_the_limit_is_measured_again():
    deal = limited()
    one, two = offered(deal), offered(deal, beyond=True)
    accepted(deal, 5_000)
    refuses(BeyondLimit, take_lesser_sum, deal.client, claim_id=one.pk, amount_minor=1_000)
    assert do(take_lesser_sum, deal.client, claim_id=two.pk, amount_minor=1_000).beyond


def test_refusals():
    deal, (_, stranger) = limited(), make_organisation()
    given = {"claim_id": offered(deal).pk, "amount_minor": 1_000}
    refuses(NotFound, take_lesser_sum, stranger, **given)
    refuses(Forbidden, take_lesser_sum, deal.provider, **given)
    refuses(Forbidden, take_lesser_sum, member_actor(deal.client.organisation_id, Role.MEMBER), **given)
