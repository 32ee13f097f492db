"""give_prize: one entry, one prize; with the last one the contest is decided."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from anyshore.sourcing.actions.give_prize import give_prize
from anyshore.sourcing.actions.mark_awarded import DecisionOverdue
from anyshore.sourcing.models import Entry, Prize, Request
from anyshore.sourcing.rules.contests import PrizeTaken
from anyshore.sourcing.rules.refusals import RequestNotOpen
from tests.factories import do
from tests.sourcing.contests import contest, entered
from tests.sourcing.world import LATER, clocks, provider, refused

pytestmark = pytest.mark.django_db


def scene():
    request, actor = contest()
    entries = [entered(request, provider(f"Maker {place}"))[0] for place in range(3)]
    return request, actor, entries, list(Prize.objects.filter(request=request).order_by("place"))


def test_with_the_last_prize_the_others_are_told():
    request, actor, (one, two, three), (first, second) = scene()
    do(give_prize, actor, LATER, entry_id=two.id, prize_id=first.id)
    assert Request.objects.get().state == "open"
    do(give_prize, actor, LATER, entry_id=one.id, prize_id=second.id, words="Thank you all.")
    assert Request.objects.get().state == "awarded"
    rows = Entry.objects.order_by("number").values_list("state", "won_minor", "reason")
    assert list(rows) == [("chosen", 10_000, ""), ("chosen", 30_000, ""), ("not_chosen", None, "Thank you all.")]
    assert clocks(request) == []
    with refused(RequestNotOpen):
        do(give_prize, actor, LATER, entry_id=three.id, prize_id=second.id)


def test_what_is_refused():
    request, actor, (one, two, _), (first, second) = scene()
    other, _ = contest()
    foreign = Prize.objects.filter(request=other).first()
    given = {"entry_id": one.id, "prize_id": first.id}
    late, maker = entered(request, provider("Late"))
    with refused(Forbidden):
        do(give_prize, maker, LATER, entry_id=late.id, prize_id=first.id)
    with refused(NotFound):
        do(give_prize, actor, LATER, entry_id=one.id, prize_id=foreign.id)
    with refused(DecisionOverdue):
        do(give_prize, actor, request.decide_until, **given)
    do(give_prize, actor, LATER, **given)
    with refused(PrizeTaken):
        do(give_prize, actor, LATER, entry_id=two.id, prize_id=first.id)
    with refused(NotAllowed, state="chosen"):
        do(give_prize, actor, LATER, entry_id=one.id, prize_id=second.id)
