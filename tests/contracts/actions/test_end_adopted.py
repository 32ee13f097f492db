"""end_adopted: after its last day it is over, and its exit plan can still be marked."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from anyshore.contracts.actions.end_adopted import end_adopted
from anyshore.contracts.actions.give_adopted_notice import give_adopted_notice
from anyshore.contracts.actions.mark_exit_item import mark_exit_item
from anyshore.jobs.deadlines import run_due
from anyshore.kit.errors import Forbidden, NotAllowed
from anyshore.parties.rules import CLOCK
from tests.contracts.adopted_world import kept
from tests.contracts.world import LATER, clocks, refused
from tests.factories import do
from tests.worker import run_jobs

pytestmark = pytest.mark.django_db
END = datetime(2026, 12, 31, 23, tzinfo=UTC)


def test_after_notice_the_clock_ends_it():
    deal = kept()
    do(give_adopted_notice, deal.client, LATER, adopted_id=deal.row.id)
    run_due(END)
    row = deal.fresh()
    assert (row.state, row.ended_at) == ("ended", END)
    assert clocks(row.id) == []
    assert deal.events() == ["ContractAdopted", "AdoptedNoticeGiven", "AdoptedEnded"]
    do(mark_exit_item, deal.client, END, adopted_id=row.id, place=1, is_ready=True)
    run_jobs()


def test_refusals():
    deal = kept()
    with refused(Forbidden):
        do(end_adopted, deal.client, LATER, adopted_id=deal.row.id)
    do(end_adopted, CLOCK, END, adopted_id=deal.row.id)
    with refused(NotAllowed):
        do(end_adopted, CLOCK, END, adopted_id=deal.row.id)
