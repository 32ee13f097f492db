"""The contracts of the demo that were made elsewhere: one rings soon, one has its supplier."""

from __future__ import annotations

from datetime import timedelta

import pytest

from anyshore.contracts.queries.adopted import adopted_contracts, adopted_page
from anyshore.contracts.rules.adopted import AdoptedState
from anyshore.demo.elsewhere import kept
from anyshore.demo.stage import Stage
from anyshore.jobs.deadlines import run_due
from anyshore.kit.actor import Actor
from anyshore.parties.queries import calendar
from tests.factories import NOW, make_organisation

pytestmark = pytest.mark.django_db


def test_one_rings_when_the_clock_is_moved_and_one_is_agreed():
    stage = Stage(end=NOW, rail="sandbox", fee_bps=0)
    people: dict[str, Actor] = {}
    for key, country in (("tolhuis", "NL"), ("kompas", "PL")):
        made, actor = make_organisation(name=key.title(), country=country)
        stage.enter(key, actor)
        stage.calendars[key] = calendar(made.id)
        people[key] = actor
    for _ in kept(stage):
        pass
    rows = adopted_contracts(people["tolhuis"])
    assert [row.has_joined for row in rows] == [False, True]
    assert adopted_page(people["kompas"], rows[1].number, at=NOW).confirmed_at is not None
    end = rows[0].facts.ends_on
    run_due(NOW + timedelta(days=21, hours=12))
    found = adopted_page(people["tolhuis"], rows[0].number, at=NOW)
    assert (found.row.state, found.row.facts.ends_on > end) == (AdoptedState.RUNNING, True)
