"""record_draw: hours wait for an answer, and never more than there are."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anyshore.kit.errors import Forbidden, Invalid
from anyshore.parties.rules import Role
from anyshore.payments.actions.record_draw import record_draw
from anyshore.payments.models import Draw
from anyshore.payments.queries.hours import block_page
from anyshore.payments.rules.hours import BlockTooSmall, NoBlock, worth
from tests.catalogue.packages import HELP, on_sale, seller
from tests.contracts.world import clocks
from tests.deals import Made, make_deal
from tests.factories import NOW, do, member_actor
from tests.moves import replays
from tests.payments.shop import bought

DAY = NOW.date()


def block() -> Made:
    owner = seller()
    return bought(on_sale(owner, HELP), owner)


def drawn(deal: Made, minutes: int = 90, at=NOW) -> Draw:
    given = {"agreement_id": deal.id, "minutes": minutes, "worked_on": DAY, "words": "Moved the images."}
    return do(record_draw, deal.provider, at, **given)


@given(st.integers(1, 10**12), st.lists(st.integers(1, 600), min_size=1, max_size=20))
def test_all_draws_are_together_worth_the_price(price, minutes):
    total, before, paid = sum(minutes), 0, 0
    for more in minutes:
        paid += worth(price, total, before, more)
        before += more
    assert paid == price


@pytest.mark.django_db
def test_it_waits_until_an_instant_that_is_fixed():
    deal = block()
    draw = drawn(deal)
    page = block_page(deal.client, deal.id)
    assert (page.left, page.drawn, page.waiting) == (510, 0, 90)
    assert clocks(draw.pk) == [("exits.agree_draw_by_silence", draw.answer_until)]
    assert deal.held() == 50_000


@pytest.mark.django_db
def test_near_the_end_the_answer_is_due_before_it():
    deal = block()
    draw = drawn(deal, at=NOW + timedelta(days=89))
    assert draw.answer_until.date() <= deal.agreement.ends_on


@pytest.mark.django_db
def test_each_refusal_and_nothing_is_written():
    deal = block()
    given = {"agreement_id": deal.id, "minutes": 60, "worked_on": DAY, "words": "Help"}
    for other in (deal.client, member_actor(deal.provider.organisation_id, Role.VIEWER)):
        with pytest.raises(Forbidden):
            do(record_draw, other, **given)
    for change in ({"minutes": 0}, {"words": " "}, {"worked_on": date(2027, 1, 1)}, {"minutes": 1441}):
        with pytest.raises(Invalid):
            do(record_draw, deal.provider, **given | change)
    with pytest.raises(BlockTooSmall):
        do(record_draw, deal.provider, **given | {"minutes": 601})
    other = make_deal()
    with pytest.raises(NoBlock):
        do(record_draw, other.provider, **given | {"agreement_id": other.id})
    assert not Draw.objects.exists()


@pytest.mark.django_db
def test_a_replay_records_once():
    deal = block()
    replays(record_draw, deal.provider, agreement_id=deal.id, minutes=60, worked_on=DAY, words="Help")
    assert Draw.objects.count() == 1
