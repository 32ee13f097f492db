"""end_period: what can be computed is read, the clocks start, the next period runs."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from anyshore.contracts.models import Standstill
from anyshore.contracts.rules.content import MilestoneDraft
from anyshore.conversations.actions.open_thread import open_thread
from anyshore.conversations.actions.post_message import post_message
from anyshore.delivery.actions.end_period import end_period
from anyshore.delivery.models import LevelPeriod, LevelReading
from anyshore.delivery.queries.level_figures import figure_of
from anyshore.jobs.deadlines import run_due
from anyshore.kit.errors import Forbidden, NotAllowed
from anyshore.parties.rules import CLOCK
from anyshore.payments.actions.fund_milestone import fund_milestone
from anyshore.payments.actions.submit_funded_work import submit_funded_work
from anyshore.payments.queries import agreement_money
from tests.contracts.world import events, refused
from tests.delivery.levels_world import DAY_AFTER, levelled
from tests.factories import do
from tests.payments.retainers import IN_DECEMBER

pytestmark = pytest.mark.django_db(transaction=True)
SOURCES = [[name, 9_500, 9_000, 2_500, name, "activity"] for name in ("milestones", "sheets", "rounds", "answers")]


def test_computed_levels_are_read_and_the_next_period_runs():
    parts = tuple(MilestoneDraft(f"Part {n}", 1_000, date(2026, 12, day)) for n, day in enumerate((11, 12, 20), 1))
    deal = levelled(*SOURCES, milestones=parts)
    ids = [one.milestone_id for one in agreement_money(deal.client, deal.id).milestones]
    for place, at in ((0, IN_DECEMBER), (1, IN_DECEMBER + timedelta(days=4))):
        do(fund_milestone, deal.client, IN_DECEMBER, milestone_id=ids[place])
        do(submit_funded_work, deal.provider, at, milestone_id=ids[place], note="Here")
    both = [deal.agreement.client_id, deal.agreement.provider_id]
    thread = do(open_thread, deal.client, subject=("agreement", deal.id), title="Desk", organisation_ids=both)
    for actor, hours in ((deal.client, 1), (deal.provider, 2), (deal.client, 100), (deal.provider, 300)):
        do(post_message, actor, IN_DECEMBER + timedelta(hours=hours), thread_id=thread.pk, body="A word")
    with refused(Forbidden):
        do(end_period, deal.client, DAY_AFTER, period_id=deal.period().pk)
    run_due(DAY_AFTER)
    found = {one.place: (one.measured_bps, one.words) for one in LevelReading.objects.all()}
    assert found == {1: (3_333, "1/3"), 2: (None, "0/0"), 3: (10_000, "2/2"), 4: (5_000, "1/2")}
    period = deal.period()
    assert (period.state, period.ended_at) == ("reading", DAY_AFTER)
    assert DAY_AFTER < period.read_until < period.review_until < datetime(2027, 1, 25, tzinfo=DAY_AFTER.tzinfo)
    assert LevelPeriod.objects.filter(starts_on=date(2027, 1, 1), state="running").exists()
    assert "PeriodEnded" in events(deal)
    with refused(NotAllowed):
        do(end_period, CLOCK, DAY_AFTER, period_id=period.pk)


def test_a_milestone_whose_day_lies_in_a_standstill_that_goes_on_is_left_out():
    parts = tuple(MilestoneDraft(f"Part {n}", 1_000, date(2026, 12, day)) for n, day in enumerate((11, 12, 20), 1))
    deal = levelled(*SOURCES, milestones=parts)
    since = datetime(2026, 12, 11, 12, tzinfo=DAY_AFTER.tzinfo)
    Standstill.objects.create(agreement_id=deal.id, since=since)
    run_due(DAY_AFTER)
    assert LevelReading.objects.get(place=1).words == "0/1"
    one = LevelPeriod.objects.get(agreement_id=deal.id, starts_on=date(2026, 12, 1))
    Standstill.objects.update(until=since + timedelta(days=2))
    assert figure_of("milestones", one, DAY_AFTER) == (0, (0, 3))
