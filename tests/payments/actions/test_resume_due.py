"""resume_due: what waited while work stood still is due when it goes on."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from anyshore.contracts.models import Standstill
from anyshore.jobs.deadlines import run_due
from anyshore.payments.actions.resume_due import resume_due
from tests.factories import NOW, do
from tests.payments.lines_world import LICENCE, OVER, priced

pytestmark = pytest.mark.django_db(transaction=True)


def test_nothing_falls_due_while_work_stands_still():
    deal = priced(dated=(replace(LICENCE, object_days=0),), starts_on=None, rail="ledger_only")
    Standstill.objects.create(agreement_id=deal.id, since=NOW)
    run_due(OVER + timedelta(days=5))
    assert (deal.due().decided_at, deal.owed_now()) == (None, 0)
    Standstill.objects.filter(agreement_id=deal.id).update(until=OVER + timedelta(days=6))
    goes_on = OVER + timedelta(days=6)
    assert do(resume_due, deal.provider, goes_on, agreement_id=deal.id) == 1
    assert do(resume_due, deal.provider, goes_on, agreement_id=deal.id) == 0
    run_due(goes_on)
    assert (deal.due().decided_at, deal.owed_now()) == (goes_on, 9_900)
