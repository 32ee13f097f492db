"""write_duties: what is new, what changed, what is asked for no more; the past is left alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from anyshore.contracts.actions.mark_duty_done import mark_duty_done
from anyshore.contracts.actions.write_duties import write_duties
from anyshore.contracts.queries.duty_loading import live_series, plan_of
from anyshore.contracts.rules.duties.keeping import TERMS
from tests.contracts.duty_world import duties, dutiful, report, states
from tests.contracts.world import LATER, clocks, everything
from tests.factories import do

pytestmark = pytest.mark.django_db

SOON = LATER + timedelta(days=3)


def plans(deal):
    return [plan_of(one) for one in live_series(deal.agreement, TERMS)]


def rewrite(deal, found):
    do(write_duties, deal.client, SOON, of=deal.agreement, plans=found, version=2)


def test_the_same_again_changes_nothing():
    deal = dutiful()
    before = everything()
    rewrite(deal, plans(deal))
    assert everything() == before


def test_one_that_is_asked_for_no_more_falls_away_with_its_clock():
    deal = dutiful()
    rewrite(deal, [one for one in plans(deal) if one.code != "line"])
    assert states(deal) == ["closed"]
    assert clocks(report(deal).pk) == []


def test_another_rhythm_moves_what_is_open_and_leaves_the_past_alone():
    deal = dutiful()
    first = report(deal)
    do(mark_duty_done, deal.provider, SOON, duty_id=first.pk, note="Sent")
    before = duties(deal, "line")
    rewrite(deal, [replace(one, weeks=1, months=0) if one.code == "line" else one for one in plans(deal)])
    done, waiting = duties(deal, "line")
    assert (done.due_at, done.state, done.sequence) == (before[0].due_at, "done", before[0].sequence)
    assert (waiting.number, waiting.sequence, waiting.changed_at) == (2, 1, SOON)
    assert waiting.due_at > SOON
    assert waiting.due_at < before[1].due_at
    assert clocks(waiting.pk) == [("contracts.miss_duty", waiting.due_at)]


def test_what_comes_back_has_a_first_day_again():
    deal = dutiful()
    found = plans(deal)
    rewrite(deal, [])
    rewrite(deal, found)
    assert states(deal) == ["closed", "open"]
