"""Ending after the last milestone: an inner verb."""

from __future__ import annotations

import pytest

from anyshore.exits.actions.end_if_settled import end_if_settled
from anyshore.exits.rules import EndKind
from anyshore.parties.rules import CLOCK
from anyshore.payments.actions.refund_milestone import refund_milestone
from tests.deals import make_deal
from tests.factories import do
from tests.moves import nothing_changes

pytestmark = pytest.mark.django_db


def test_only_when_no_milestone_waits_for_anything():
    deal = make_deal([1_000, 2_000])
    deal.fund(0)
    deal.fund(1)
    given = {"agreement_id": deal.id, "kind": EndKind.CONSENT}
    do(refund_milestone, deal.provider, milestone_id=deal.milestones[0], reason="Ill.")
    with nothing_changes():
        assert not do(end_if_settled, CLOCK, milestone_id=deal.milestones[0], **given)
    do(refund_milestone, deal.provider, milestone_id=deal.milestones[1], reason="Ill.")
    assert do(end_if_settled, CLOCK, milestone_id=deal.milestones[1], **given)
    assert deal.state() == "ended"
