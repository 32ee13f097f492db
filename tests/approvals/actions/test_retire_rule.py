"""retire_rule: it asks nobody anew; what is asked goes on."""

from __future__ import annotations

import pytest

from anyshore.approvals.actions.ask_approval import NoApprovalNeeded
from anyshore.approvals.actions.retire_rule import retire_rule
from anyshore.kit.errors import Forbidden, NotFound
from tests.approvals.world import answer, asked, events, house, ruled, state
from tests.contracts.world import refused
from tests.factories import do

pytestmark = pytest.mark.django_db


def test_a_retired_rule_asks_nobody_and_an_open_question_goes_on():
    here = house()
    rule = ruled(here, needed=1)
    made = asked(here)
    do(retire_rule, here.owner, rule_id=rule.id)
    assert events(here.id)[-1] == "RuleRetired"
    with refused(NoApprovalNeeded):
        asked(here)
    answer(made, here.people[0])
    assert state(made) == "approved"
    ruled(here, needed=1)


def test_refusals_change_nothing():
    here, other = house(), house()
    rule = ruled(here)
    with refused(Forbidden):
        do(retire_rule, here.asker, rule_id=rule.id)
    with refused(NotFound):
        do(retire_rule, other.owner, rule_id=rule.id)
    do(retire_rule, here.owner, rule_id=rule.id)
    with refused(NotFound):
        do(retire_rule, here.owner, rule_id=rule.id)
