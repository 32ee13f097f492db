"""write_adopted_facts: terms that went on are counted, no correction waits any more, the clock is theirs."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from anyshore.contracts.actions.answer_adopted import answer_adopted
from anyshore.contracts.actions.give_adopted_notice import give_adopted_notice
from anyshore.contracts.actions.write_adopted_facts import write_adopted_facts
from anyshore.contracts.queries.adopted import facts_of, locked_adopted
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Invalid, NotAllowed
from anyshore.plumbing.actions import action
from tests.contracts.adopted_world import PAYROLL, kept
from tests.contracts.world import LATER, clocks, refused
from tests.factories import do, make_organisation

pytestmark = pytest.mark.django_db


@action
def writing(*, actor: Actor, adopted_id: object, at: datetime, **given: object) -> tuple[str, ...]:
    """Lock the contract as the verbs do, and write."""
    return write_adopted_facts(actor=actor, found=locked_adopted(actor, adopted_id), at=at, **given)


def test_a_term_that_went_on_is_counted_and_nothing_waits_any_more():
    deal = kept()
    do(answer_adopted, make_organisation()[1], LATER, token=deal.token(), facts=replace(PAYROLL, notice_days=20))
    said = replace(PAYROLL, ends_on=date(2025, 12, 31), value_minor=1)
    given = {"adopted_id": deal.row.id, "said": said, "confirmed": False}
    assert do(writing, deal.client, LATER, **given) == ("value_minor",)
    row = deal.fresh()
    assert (row.correction, row.confirmed_at, row.signed_until) == (None, None, date(2025, 12, 31))
    assert facts_of(row) == replace(PAYROLL, value_minor=1), "it has gone on to the end of 2026"
    assert clocks(row.id) == [("contracts.pass_notice_day", datetime(2026, 12, 1, 23, tzinfo=UTC))]


def test_refusals():
    deal = kept()
    given = {"adopted_id": deal.row.id, "said": PAYROLL, "confirmed": True}
    with refused(Invalid):
        do(writing, deal.client, LATER, **given | {"said": replace(PAYROLL, activity=" ")})
    do(give_adopted_notice, deal.client, LATER, adopted_id=deal.row.id)
    with refused(NotAllowed):
        do(writing, deal.client, LATER, **given)
