"""The process of the demo that moves: one wave taken over, one running, one to come; its duties done, confirmed,
missed."""

from __future__ import annotations

import pytest

from anyshore.contracts.models import Agreement
from anyshore.contracts.queries.duties import duties_of
from anyshore.contracts.queries.hardship import talks_page
from anyshore.contracts.queries.majeure import majeure_page
from anyshore.contracts.queries.subcontractors import subcontractors_page
from anyshore.demo.moving import DAYS, moving
from anyshore.demo.play import play
from anyshore.demo.stage import Stage
from anyshore.parties.queries import calendar
from anyshore.transition.queries.pages import transition_page
from tests.factories import NOW, make_organisation

pytestmark = pytest.mark.django_db


def test_it_stands_in_the_midst_of_its_waves():
    stage = Stage(end=NOW, rail="ledger_only", fee_bps=0)
    for key, country, currency in (("tolhuis", "NL", "EUR"), ("cebu", "PH", "USD")):
        made, actor = make_organisation(name=key.title(), country=country)
        stage.enter(key, actor)
        stage.calendars[key], stage.currencies[key] = calendar(made.id), currency
    play(stage, moving(stage, ["tolhuis", "cebu"]))
    number = Agreement.objects.get().number
    page = transition_page(stage.actors["tolhuis"], number, at=NOW)
    assert [str(one.state) for one in page.waves] == ["accepted", "running", "to_come"]
    assert page.late > 0
    assert (len(page.access), [bool(one.signed_at) for one in page.knowledge]) == (3, [True, True, False])
    assert sum(1 for one in page.items if one.done_at) == 3
    rows = duties_of(stage.actors["cebu"], at=NOW)
    assert {str(one.state) for one in rows if one.code == "line"} == {"confirmed", "done", "open"}
    assert [one.is_ours for one in rows if one.state == "missed"] == [False]
    people = subcontractors_page(stage.actors["tolhuis"], Agreement.objects.get().pk)
    assert [one.state for one in people.rows] == ["asked", "agreed"]
    assert people.rows[0].answer_until > NOW
    storm = majeure_page(stage.actors["tolhuis"], Agreement.objects.get().pk).rows[0]
    assert (storm.waits, storm.in_time, storm.side) == (True, True, "provider")
    talks = talks_page(stage.actors["tolhuis"], Agreement.objects.get().pk).talking(NOW)
    assert talks is not None
    assert (str(talks.side), talks.changed_bps > talks.threshold_bps) == ("provider", True)
    assert DAYS > 70
