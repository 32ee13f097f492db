"""Hardship against the worked table of docs/algorithms/hardship.md."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from anyshore.contracts.rules.clauses.acting.changing import Hardship
from anyshore.contracts.rules.hardship import TooLittle, change_bps, checked_costs, needed, talks_until
from anyshore.kit.money import Money
from tests.factories import NOW
from tests.tables import tables


def eur(text: str) -> Money:
    return Money(int(text), "EUR")


def test_the_table():
    (rows,) = tables("docs/algorithms/hardship.md")
    assert len(rows) == 7
    for row in rows:
        share = int(row["share"].removesuffix(" %")) * 100
        rule = Hardship(threshold_bps=share, talk_days=30, end_days=90)
        before, now = eur(row["before"]), eur(row["cost now"])
        takes = needed(rule, before)
        assert (takes.up, takes.down) == (eur(row["from, upwards"]), eur(row["from, downwards"])), row
        assert rule.is_hardship(before, takes.up)
        assert rule.is_hardship(before, takes.down)
        if row["hardship"] == "no":
            with pytest.raises(TooLittle):
                checked_costs(rule, before, now)
            continue
        checked_costs(rule, before, now)
        until = datetime.strptime(row["talks until, UTC"], "%Y-%m-%d %H:%M").replace(tzinfo=UTC)
        assert talks_until(rule, NOW, "Europe/Amsterdam") == until


def test_a_change_is_told_against_what_it_was():
    assert change_bps(eur("300"), eur("400")) == 3_333
    assert change_bps(eur("300"), eur("200")) == -3_333
