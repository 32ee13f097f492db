"""Duties that were written before the causes of missed service levels had days of their own ask for nothing."""

from __future__ import annotations

from importlib import import_module

import pytest

from anyshore.contracts.actions.mark_duty_done import mark_duty_done
from anyshore.contracts.queries.duties import duties_of
from tests.contracts.duty_world import duties, dutiful, report, series, states
from tests.contracts.world import LATER, clocks
from tests.factories import do

MIGRATION = import_module("anyshore.contracts.migrations.0029_causes_have_their_own_days")


@pytest.mark.parametrize("before", ["open", "missed", "done"])
def test_what_was_done_stands_and_the_rest_falls_away(as_owner, before):
    deal = dutiful()
    duty = report(deal)
    if before == "done":
        do(mark_duty_done, deal.provider, LATER, duty_id=duty.pk)
    as_owner.execute("UPDATE contracts_dutyseries SET code = 'service_report', words = '' WHERE code = 'line'")
    as_owner.execute("UPDATE contracts_duty SET state = %s WHERE id = %s", [before, duty.pk])
    for statement in (MIGRATION.CLOCKS, MIGRATION.DUTIES, MIGRATION.NAMES):
        as_owner.execute(statement)
    as_owner.commit()
    assert series(deal, "line").words == "Report the causes of missed service levels"
    assert states(deal) == (["done", "closed"] if before == "done" else ["closed"])
    assert [clocks(one.pk) for one in duties(deal, "line")] == [[]] * len(duties(deal, "line"))
    shown = [one for one in duties_of(deal.provider, at=LATER) if one.code == "line"]
    assert [one.words for one in shown] == ["Report the causes of missed service levels"] * len(shown)
