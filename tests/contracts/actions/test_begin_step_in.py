"""The client begins to run a service."""

from __future__ import annotations

from datetime import timedelta

import pytest

from anyshore.contracts.actions.begin_step_in import begin_step_in
from anyshore.contracts.actions.withdraw_step_in import withdraw_step_in
from anyshore.contracts.rules.step_in import BeginOutOfRange, NoStepIn, TooEarlyToBegin
from anyshore.exits.actions.cancel_agreement import cancel_agreement
from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from anyshore.plumbing import deadlines
from tests.contracts.step_in_world import FIRST, LAST, TODAY, announced, begun, stepping
from tests.factories import NOW, do, make_organisation
from tests.moves import refuses, replays

pytestmark = pytest.mark.django_db


def test_from_the_first_day_to_the_last():
    deal = stepping()
    one = begun(deal)
    assert (one.state, one.begun_on, one.last_on) == ("begun", FIRST.date(), LAST)
    (clock,) = deadlines.of(("step_in", one.pk))
    assert (clock.verb, clock.due_at.isoformat()) == ("contracts.close_step_in", "2027-01-28T23:00:00+00:00")


def test_where_the_danger_does_not_wait_it_begins_at_once():
    deal = stepping()
    assert begun(deal, NOW, urgent=True).last_on == TODAY + timedelta(days=60)


def test_a_begin_is_written_down_at_most_a_week_later():
    deal = stepping()
    one, late = announced(deal), FIRST + timedelta(days=20)
    refuses(BeginOutOfRange, begin_step_in, deal.client, late, step_in_id=one.pk, on=late.date() - timedelta(days=8))
    found = do(begin_step_in, deal.client, late, step_in_id=one.pk, on=late.date() - timedelta(days=7))
    assert found.last_on == late.date() + timedelta(days=53)


def test_refusals():
    deal = stepping()
    given = {"step_in_id": announced(deal).pk, "on": FIRST.date()}
    refuses(TooEarlyToBegin, begin_step_in, deal.client, FIRST - timedelta(days=1), **given)
    for day in (-1, 1):
        days = {**given, "on": FIRST.date() + timedelta(days=day)}
        refuses(BeginOutOfRange, begin_step_in, deal.client, FIRST, **days)
    refuses(Forbidden, begin_step_in, deal.provider, FIRST, **given)
    refuses(NotFound, begin_step_in, make_organisation()[1], FIRST, **given)
    do(withdraw_step_in, deal.client, step_in_id=given["step_in_id"])
    refuses(NotAllowed, begin_step_in, deal.client, FIRST, **given)
    over = stepping()
    late = {**given, "step_in_id": announced(over).pk}
    do(cancel_agreement, over.client, agreement_id=over.id, reason="We stop.")
    refuses(NoStepIn, begin_step_in, over.client, FIRST, **late)


def test_replay():
    deal = stepping()
    replays(begin_step_in, deal.client, FIRST, step_in_id=announced(deal).pk, on=FIRST.date())
