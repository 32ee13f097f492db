"""Publishing a head: once a day, and for ever."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from anyshore.kit.actor import Actor, ActorKind
from anyshore.kit.errors import Forbidden
from anyshore.ledger.actions.publish_head import publish_head
from anyshore.ledger.queries import head_of, published_heads
from anyshore.plumbing.actions import perform
from tests.ledger.conftest import AT, CLOCK, do_post, do_seal, posting

pytestmark = pytest.mark.money


def publish(at=AT):
    return perform(publish_head, actor=CLOCK, at=at)


def test_nothing_sealed_nothing_published(books):
    assert publish() is None
    assert published_heads() == []


def test_a_head_is_published_once_a_day(books):
    do_post(posting("1", "rail/sandbox/USD", "held/a", 1))
    do_seal()
    first = publish()
    assert (first.published_on, first.batch, first.last, len(first.head)) == (date(2026, 3, 1), 1, 1, 64)
    do_post(posting("2", "rail/sandbox/USD", "held/a", 1))
    do_seal()
    assert publish(AT + timedelta(hours=1)) == first
    second = publish(AT + timedelta(days=1))
    assert second.last == 2
    assert second.head != first.head
    assert published_heads() == [second, first]
    assert head_of(date(2026, 3, 2)) == second


def test_only_the_clock_and_the_operator_publish(books):
    with pytest.raises(Forbidden):
        perform(publish_head, actor=Actor(ActorKind.PERSON), at=AT)
