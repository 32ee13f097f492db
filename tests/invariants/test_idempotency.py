"""One key, one effect: at once, with another body, from another actor, without a key; a replay is equal to the
byte."""

from __future__ import annotations

import uuid
from functools import partial

import pytest

from anyshore.kit.actor import Actor
from anyshore.parties.rules import Role
from anyshore.payments.actions.fund_milestone import AlreadyFunded, fund_milestone
from anyshore.payments.actions.give_bonus import give_bonus
from anyshore.payments.actions.request_payout import request_payout
from anyshore.payments.models import Bonus, Payout
from anyshore.plumbing.actions import Answer, KeyMissing, KeyReused, perform
from tests.counts import SAME_KEY
from tests.deals import make_deal, sound
from tests.factories import NOW, member_actor
from tests.moves import nothing_changes

pytestmark = pytest.mark.money


def answer(_: object) -> Answer:
    """A body that no second rendering could make again."""
    return Answer(status=201, body=uuid.uuid4().bytes, content_type="application/json", location="/here")


def keyed(verb, actor: Actor, key: str | None, **given: object):
    return partial(perform, verb, actor=actor, at=NOW, key=key, render=answer, **given)


@pytest.mark.parametrize("rounds", SAME_KEY.params)
def test_sixteen_at_once(crowd, rounds):
    deal = make_deal([100_000])
    deal.complete()
    for turn in range(1, rounds + 1):
        asked = keyed(request_payout, deal.provider, str(uuid.uuid4()), amount=deal.money(7))
        found = crowd(*[asked] * 16)
        assert len({one.body for one in found}) == 1, found
        assert Payout.objects.count() == turn
    sound()


@pytest.mark.django_db
def test_another_body_under_the_same_key_is_refused():
    deal, key = make_deal(), str(uuid.uuid4())
    keyed(give_bonus, deal.client, key, agreement_id=deal.id, amount=deal.money(5))()
    for other in (
        keyed(give_bonus, deal.client, key, agreement_id=deal.id, amount=deal.money(6)),
        keyed(give_bonus, deal.client, key, agreement_id=deal.id, amount=deal.money(5), words="!"),
        keyed(fund_milestone, deal.client, key, milestone_id=deal.milestones[0]),
    ):
        with nothing_changes(), pytest.raises(KeyReused) as caught:
            other()
        assert caught.value.status == 422


@pytest.mark.django_db
def test_another_actor_has_keys_of_its_own():
    deal, key = make_deal(), str(uuid.uuid4())
    other = member_actor(deal.client.organisation_id, Role.FINANCE)
    for actor in (deal.client, other):
        keyed(give_bonus, actor, key, agreement_id=deal.id, amount=deal.money(5))()
    assert Bonus.objects.count() == 2


@pytest.mark.django_db
@pytest.mark.parametrize("key", [None, "", "short", "a key with blanks", "x" * 101, "ключ-ключ-ключ"])
def test_without_a_proper_key_nothing_happens(key):
    deal = make_deal()
    with nothing_changes(), pytest.raises(KeyMissing) as caught:
        keyed(fund_milestone, deal.client, key, milestone_id=deal.milestones[0])()
    assert caught.value.status == 400


@pytest.mark.django_db
def test_a_refusal_keeps_no_key():
    deal, key = make_deal(), str(uuid.uuid4())
    deal.fund()
    fund = keyed(fund_milestone, deal.client, key, milestone_id=deal.milestones[0])
    for _ in range(2):
        with pytest.raises(AlreadyFunded):
            fund()
    keyed(give_bonus, deal.client, key, agreement_id=deal.id, amount=deal.money(5))()


@pytest.mark.django_db
def test_a_replay_is_equal_to_the_byte_even_when_the_world_has_moved_on():
    deal, key = make_deal(), str(uuid.uuid4())
    fund = keyed(fund_milestone, deal.client, key, milestone_id=deal.milestones[0])
    first = fund()
    deal.accept(deal.submit())
    with nothing_changes():
        assert fund() == first
    assert isinstance(first.body, bytes)
