"""record_decision is an inner verb: what it writes is tried through the two verbs that decide."""

from __future__ import annotations

import pytest

from anyshore.strategy.actions.record_decision import record_decision
from anyshore.strategy.models import Baseline, Decision
from tests.factories import do
from tests.strategy.assessing import KEEP, compared, option_of

pytestmark = pytest.mark.django_db


def test_one_decision_and_one_baseline():
    made, owner = compared()
    decision = do(record_decision, owner, assessment=made, option=option_of(made, "in_house"), terms=KEEP)
    assert Decision.objects.get() == decision
    assert Baseline.objects.get().why == f"A-{made.number}"


def test_outside_perform_it_does_not_run():
    made, owner = compared()
    with pytest.raises(RuntimeError):
        record_decision(actor=owner, assessment=made, option=option_of(made), terms=KEEP, at=made.created_at)
    assert not Decision.objects.exists()
