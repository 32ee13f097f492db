"""keep_in_house: the work stays, and the reason with it."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import Forbidden, NotAllowed, NotFound, Stale
from anyshore.kit.refusals import TextMissing
from anyshore.plumbing import deadlines
from anyshore.strategy.actions.keep_in_house import keep_in_house
from anyshore.strategy.rules.decisions import DecisionTerms, NotThisWay
from tests.factories import do, member_actor
from tests.strategy.assessing import KEEP, begun, compared, option_of, put_up
from tests.strategy.world import client, events, refused

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("make", [compared, put_up])
def test_as_now_or_improved(make):
    made, owner = make()
    decision = do(keep_in_house, owner, assessment_id=made.id, version=made.version, terms=KEEP)
    assert (decision.assessment.state, decision.option.kind, decision.review_at) == ("kept", "in_house", None)
    assert deadlines.of(("assessment", made.id)) == []
    assert events(made.id)[-1] == "KeptInHouse"
    other, boss = make(client("Another"))
    given = {"assessment_id": other.id, "version": other.version, "option_id": option_of(other, "improved").id}
    assert do(keep_in_house, boss, **given, terms=KEEP).option.kind == "improved"


def test_refusals_change_nothing():
    made, owner = compared()
    given = {"assessment_id": made.id, "version": made.version, "terms": KEEP}
    with refused(Forbidden):
        do(keep_in_house, member_actor(owner.organisation_id), **given)
    with refused(NotFound):
        do(keep_in_house, client("Another"), **given)
    with refused(Stale):
        do(keep_in_house, owner, **{**given, "version": 77})
    with refused(TextMissing, field="reason"):
        do(keep_in_house, owner, **{**given, "terms": DecisionTerms(reason="")})
    with refused(NotThisWay):
        do(keep_in_house, owner, **given, option_id=option_of(made).id)
    draft, boss = begun(client("Third"))
    with refused(NotAllowed):
        do(keep_in_house, boss, assessment_id=draft.id, version=draft.version, terms=KEEP)
