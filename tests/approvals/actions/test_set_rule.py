"""set_rule: what is more than a sum needs so many people; owners only."""

from __future__ import annotations

import pytest

from anyshore.approvals.actions.set_rule import RuleExists, set_rule
from anyshore.approvals.queries.settings import rules_of
from anyshore.approvals.rules import GroupTooSmall
from anyshore.kit.errors import Forbidden, Invalid, NotFound
from anyshore.kit.money import Money
from tests.approvals.world import LIMIT, events, grouped, house, ruled
from tests.contracts.world import refused
from tests.factories import do

pytestmark = pytest.mark.django_db


def test_a_rule_holds_from_now_on():
    here = house()
    ruled(here, group=grouped(here), order="in_turn", answer_days=3)
    (row,) = rules_of(here.asker)
    assert (row.kind, row.above, row.group, row.needed, row.order, row.answer_days, row.people) == (
        "award", LIMIT, "Board", 2, "in_turn", 3, 3,
    )  # fmt: skip
    assert events(here.id)[-1] == "RuleSet"
    assert rules_of(house().owner) == []


def test_refusals_change_nothing():
    here, other = house(), house()
    group = grouped(here)
    given = {"kind": "award", "above": LIMIT, "group_id": group.id, "needed": 2}
    with refused(Forbidden):
        do(set_rule, here.asker, **given)
    with refused(NotFound):
        do(set_rule, other.owner, **given)
    with refused(GroupTooSmall, needed=4, people=3):
        do(set_rule, here.owner, **{**given, "needed": 4})
    for wrong in ({"needed": 0}, {"answer_days": 0}, {"answer_days": 61}, {"kind": "lunch"}, {"order": "by age"}):
        with refused(Invalid):
            do(set_rule, here.owner, **{**given, **wrong})
    with refused(Invalid):
        do(set_rule, here.owner, **{**given, "above": Money(-1, "EUR")})
    do(set_rule, here.owner, **given)
    with refused(RuleExists):
        do(set_rule, here.owner, **given)
