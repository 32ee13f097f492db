"""share_prizes: what nobody was chosen for goes to the finalists, else to all."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import Forbidden, NotAllowed
from anyshore.parties.rules import CLOCK
from anyshore.sourcing.actions.give_prize import give_prize
from anyshore.sourcing.actions.judge_entry import judge_entry
from anyshore.sourcing.actions.share_prizes import share_prizes
from anyshore.sourcing.models import Entry, Prize, Request
from tests.factories import do
from tests.sourcing.contests import contest, entered
from tests.sourcing.world import LATER, provider, refused

pytestmark = pytest.mark.django_db


def test_finalists_share_what_is_left():
    request, actor = contest(guaranteed=True)
    entries = [entered(request, provider(f"Maker {place}"))[0] for place in range(4)]
    first = Prize.objects.get(place=1)
    do(give_prize, actor, LATER, entry_id=entries[0].id, prize_id=first.id)
    for one in entries[1:3]:
        do(judge_entry, actor, LATER, entry_id=one.id, rating=None, finalist=True)
    do(share_prizes, CLOCK, request.decide_until, request_id=request.id)
    rows = Entry.objects.order_by("number").values_list("state", "won_minor")
    assert list(rows) == [("chosen", 30_000), ("chosen", 5_000), ("chosen", 5_000), ("not_chosen", None)]
    assert Request.objects.get().state == "awarded"
    Entry.objects.filter(state="not_chosen").update(state="entered")
    Prize.objects.update(entry=None)
    with refused(NotAllowed):
        do(share_prizes, CLOCK, request.decide_until, request_id=request.id)


def test_nobody_to_share_with_lapses_it_and_only_the_clock_shares():
    request, actor = contest(guaranteed=True)
    with refused(Forbidden):
        do(share_prizes, actor, LATER, request_id=request.id)
    assert do(share_prizes, CLOCK, LATER, request_id=request.id) == []
    assert Request.objects.get().state == "lapsed"
