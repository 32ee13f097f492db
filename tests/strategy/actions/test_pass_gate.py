"""pass_gate: in order, on evidence, or waived for a reason."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from anyshore.kit.refusals import ChoiceUnknown, TextMissing
from anyshore.strategy.actions.pass_gate import pass_gate
from anyshore.strategy.models import GatePassage
from anyshore.strategy.rules.decisions import GateBehind, GateTooEarly, next_gate
from tests.factories import do, member_actor
from tests.strategy.assessing import begun, compared, decided
from tests.strategy.world import client, events, refused

pytestmark = pytest.mark.django_db


def test_five_gates_one_after_the_other():
    decision, owner = decided()
    given = {"assessment_id": decision.assessment_id}
    do(pass_gate, owner, **given, gate="business_case", outcome="passed", evidence="This assessment")
    do(pass_gate, owner, **given, gate="strategy", outcome="waived", reason="The board decided before.")
    for gate in ("selection", "contract", "acceptance"):
        do(pass_gate, owner, **given, gate=gate, outcome="passed", evidence="R-1042")
    behind = list(GatePassage.objects.order_by("at", "id").values_list("gate", "outcome"))
    assert behind[1] == ("strategy", "waived")
    assert next_gate([gate for gate, _ in behind]) is None
    assert events(decision.assessment_id)[-1] == "GatePassed"


def test_refusals_change_nothing():
    made, owner = compared()
    given = {"assessment_id": made.id, "gate": "business_case", "outcome": "passed", "evidence": "A-1"}
    with refused(Forbidden):
        do(pass_gate, member_actor(owner.organisation_id), **given)
    with refused(NotFound):
        do(pass_gate, client("Another"), **given)
    with refused(GateTooEarly, gate="business_case"):
        do(pass_gate, owner, **{**given, "gate": "selection"})
    with refused(TextMissing, field="evidence"):
        do(pass_gate, owner, **{**given, "evidence": " "})
    with refused(TextMissing, field="reason"):
        do(pass_gate, owner, **{**given, "outcome": "waived"})
    with refused(ChoiceUnknown):
        do(pass_gate, owner, **{**given, "gate": "lunch"})
    do(pass_gate, owner, **given)
    with refused(GateBehind):
        do(pass_gate, owner, **given)
    draft, boss = begun(client("Third"))
    with refused(NotAllowed):
        do(pass_gate, boss, **{**given, "assessment_id": draft.id})
