"""settle_contest: guaranteed prizes that nobody decided are shared, as agreements."""

from __future__ import annotations

import pytest

from anyshore.contracts.actions.settle_contest import settle_contest
from anyshore.contracts.models import Agreement
from anyshore.jobs.deadlines import run_due
from anyshore.kit.errors import Forbidden
from anyshore.sourcing.models import Entry, Request
from tests.factories import do
from tests.sourcing.contests import contest, entered
from tests.sourcing.world import provider, refused

pytestmark = pytest.mark.django_db


def test_every_entry_gets_the_same_where_there_are_no_finalists():
    request, _ = contest(guaranteed=True)
    for place in range(3):
        entered(request, provider(f"Maker {place}"))
    run_due(request.decide_until)
    assert list(Entry.objects.order_by("number").values_list("won_minor", flat=True)) == [13_334, 13_333, 13_333]
    rows = Agreement.objects.order_by("number").values_list("value_minor", "state")
    assert list(rows) == [(13_334, "offered"), (13_333, "offered"), (13_333, "offered")]


def test_without_an_entry_it_lapses():
    request, _ = contest(guaranteed=True)
    run_due(request.decide_until)
    assert Request.objects.get().state == "lapsed"
    assert not Agreement.objects.exists()


def test_only_the_clock():
    request, actor = contest(guaranteed=True)
    entered(request)
    with refused(Forbidden):
        do(settle_contest, actor, request.decide_until, request_id=request.id)
