"""The demo's individual whose work is looked at."""

from __future__ import annotations

import pytest

from anyshore.contracts.queries.worker_checks import due_checks
from anyshore.demo.alone import working_alone
from anyshore.demo.play import play
from anyshore.demo.stage import Stage
from anyshore.parties.queries import calendar
from tests.deals import make_deal
from tests.factories import NOW, make_organisation

pytestmark = pytest.mark.django_db


def test_a_person_has_to_look_at_the_first_of_them():
    stage = Stage(end=NOW, rail="ledger_only", fee_bps=0)
    made, actor = make_organisation(name="Tolhuis")
    stage.enter("tolhuis", actor)
    stage.calendars["tolhuis"] = calendar(made.id)
    alone = make_organisation(kind="individual")[1]
    for _ in range(2):
        make_deal([20_000], parties=(actor, alone))
    assert [one.what for one in due_checks(actor, NOW)] == ["answer", "answer"]
    play(stage, working_alone(stage, ["tolhuis"]))
    assert [one.what for one in due_checks(actor, NOW)] == ["decide", "answer"]
    assert working_alone(stage, ["cebu"]) == []
