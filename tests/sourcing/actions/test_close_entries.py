"""close_entries: whoever ends a contest, every author learns it."""

from __future__ import annotations

import pytest

from anyshore.jobs.notices import contests
from anyshore.jobs.notices.letters import Fact
from anyshore.parties.rules import CLOCK
from anyshore.sourcing.actions.close_entries import close_entries
from anyshore.sourcing.actions.close_request import close_request
from anyshore.sourcing.actions.lapse_request import lapse_request
from anyshore.sourcing.actions.withdraw_entry import withdraw_entry
from anyshore.sourcing.models import Entry
from anyshore.sourcing.rules.contests import PrizeGuaranteed
from tests.factories import do
from tests.sourcing.contests import contest, entered
from tests.sourcing.world import LATER, refused

pytestmark = pytest.mark.django_db


def test_those_that_stand_are_told_and_the_others_stay():
    request, _ = contest()
    first, author = entered(request)
    second, _ = entered(request, author)
    do(withdraw_entry, author, LATER, entry_id=second.id)
    done = do(close_entries, CLOCK, LATER, request_id=request.id, reason="We chose another way.")
    assert [one.id for one in done] == [first.id]
    assert list(Entry.objects.order_by("number").values_list("state", flat=True)) == ["not_chosen", "withdrawn"]
    (letter,) = contests.entry_not_chosen(Fact(1, "sourcing.EntryNotChosen", first.id, {}, None, LATER))
    assert letter.given["words"] == "We chose another way."


def test_a_lapse_tells_them_and_a_guarantee_forbids_to_close():
    request, _ = contest()
    entry, _ = entered(request)
    do(lapse_request, CLOCK, LATER, request_id=request.id)
    assert Entry.objects.get(pk=entry.pk).state == "not_chosen"
    sure, actor = contest(guaranteed=True)
    entered(sure)
    with refused(PrizeGuaranteed):
        do(close_request, actor, LATER, request_id=sure.id, reason="Too dear.")
