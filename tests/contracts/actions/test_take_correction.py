"""take_correction: what the supplier says becomes the facts, and the clock is theirs."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from anyshore.contracts.actions.answer_adopted import answer_adopted
from anyshore.contracts.actions.give_adopted_notice import give_adopted_notice
from anyshore.contracts.actions.take_correction import take_correction
from anyshore.contracts.queries.adopted import facts_of
from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from anyshore.parties.rules import Role
from tests.contracts.adopted_world import PAYROLL, Kept, kept
from tests.contracts.world import LATER, clocks, refused
from tests.factories import do, make_organisation, member_actor
from tests.worker import run_jobs

pytestmark = pytest.mark.django_db


def corrected() -> Kept:
    deal = kept()
    do(
        answer_adopted, make_organisation()[1], LATER, token=deal.token(), facts=replace(PAYROLL, notice_days=20)
    )  # fmt: skip
    return deal


def test_the_clock_follows_the_new_facts():
    deal = corrected()
    do(take_correction, deal.client, LATER, adopted_id=deal.row.id)
    row = deal.fresh()
    assert (facts_of(row).notice_days, row.correction, row.confirmed_at) == (20, None, LATER)
    assert clocks(row.id) == [("contracts.pass_notice_day", datetime(2026, 12, 11, 23, tzinfo=UTC))]
    run_jobs()


def test_refusals():
    deal = corrected()
    given = {"adopted_id": deal.row.id}
    supplier = member_actor(deal.fresh().supplier_id, Role.OWNER)
    member, stranger = member_actor(deal.client.organisation_id, Role.MEMBER), make_organisation()[1]
    for actor in (member, supplier):
        with refused(Forbidden):
            do(take_correction, actor, LATER, **given)
    with refused(NotFound):
        do(take_correction, stranger, LATER, **given)
    other = kept()
    with refused(NotFound):
        do(take_correction, other.client, LATER, adopted_id=other.row.id)
    do(give_adopted_notice, deal.client, LATER, **given)
    with refused(NotAllowed):
        do(take_correction, deal.client, LATER, **given)
