"""An agreement that ends has no suspension any more."""

from __future__ import annotations

import pytest

from anyshore.contracts.models import Standstill
from anyshore.exits.actions.give_notice import give_notice
from anyshore.jobs.deadlines import run_due
from anyshore.plumbing import deadlines
from tests.deals import sound
from tests.factories import do
from tests.payments.unpaid import CURE, DAY, standing, state, warned

pytestmark = pytest.mark.django_db


def test_the_end_overtakes_it():
    deal, row = standing()
    notice = do(give_notice, deal.provider, CURE, agreement_id=deal.id, reason="No use.")
    run_due(notice.effective_at)
    assert (deal.state(), state(row)) == ("ended", "overtaken")
    assert Standstill.objects.get().until == notice.effective_at
    assert not deadlines.of(("suspension", row.pk))
    sound()


def test_a_notice_alone_falls_away_too():
    deal, row = warned()
    notice = do(give_notice, deal.provider, CURE, agreement_id=deal.id, reason="No use.")
    run_due(notice.effective_at + DAY)
    assert state(row) == "overtaken"
    assert not Standstill.objects.exists()
