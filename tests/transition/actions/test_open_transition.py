"""open_transition: a draft from the clause or from the unit; a task has none; the same again changes nothing."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import Forbidden, NotFound
from anyshore.parties.rules import CLOCK
from anyshore.transition.actions.open_transition import open_transition
from tests.contracts.world import refused
from tests.factories import do, make_organisation
from tests.transition.world import drafted

pytestmark = pytest.mark.django_db


def test_a_process_starts_from_the_waves_of_its_unit_and_a_list():
    made = drafted()
    page = made.page()
    assert [one.plan.name for one in page.waves] == ["Learn the work", "Work side by side", "Work alone, watched"]
    assert page.waves[0].plan.from_on.isoformat() == "2026-11-24"
    assert len(page.items) == 6
    assert (page.state, page.may) == ("draft", {"write", "agree", "share", "revoke", "act"})
    do(open_transition, made.client, agreement_id=made.id)
    assert len(made.page().waves) == 3


def test_a_project_has_a_list_alone_and_a_task_nothing():
    assert drafted(unit="project").page().waves == ()
    made = drafted(unit="task")
    with pytest.raises(NotFound):
        made.page()


def test_refusals():
    made, stranger = drafted(), make_organisation()[1]
    with refused(NotFound):
        do(open_transition, stranger, agreement_id=made.id)
    with refused(Forbidden):
        do(open_transition, CLOCK, agreement_id=made.id)
