"""agree_draw_by_silence: the clock alone, at the instant that both could see; then the rest is paid back."""

from __future__ import annotations

from datetime import timedelta

import pytest

from anyshore.exits.actions.agree_draw_by_silence import agree_draw_by_silence
from anyshore.jobs.deadlines import run_due
from anyshore.kit.errors import Forbidden
from anyshore.payments.actions.hold_funds import hold_funds
from anyshore.payments.actions.lift_hold import lift_hold
from anyshore.payments.models import Draw
from tests.contracts.world import clocks
from tests.deals import sound
from tests.factories import NOW, do, operator_actor
from tests.moves import refuses
from tests.payments.actions.test_record_draw import block, drawn


@pytest.mark.django_db
def test_silence_agrees_and_the_last_day_pays_the_rest_back():
    deal = block()
    draw = drawn(deal, 60)
    refuses(Forbidden, agree_draw_by_silence, deal.client, draw_id=draw.pk)
    run_due(draw.answer_until)
    assert (Draw.objects.get().state, Draw.objects.get().answered_by) == ("agreed", "silence")
    assert deal.held() == 45_000
    late = drawn(deal, 60, at=NOW + timedelta(days=89))
    run_due(NOW + timedelta(days=95))
    assert Draw.objects.get(pk=late.pk).state == "agreed"
    assert (deal.state(), deal.held(), deal.holding().refunded_minor) == ("ended", 0, 40_000)
    sound()


@pytest.mark.django_db
def test_while_money_is_on_hold_the_clock_looks_again_every_day():
    deal, operator, day = block(), operator_actor(), timedelta(days=1)
    draw = drawn(deal, 60)
    given = {"milestone_id": deal.milestones[0]}
    do(hold_funds, operator, reason="A complaint is looked into.", **given)
    run_due(draw.answer_until + 2 * day)
    assert (Draw.objects.get().state, deal.held()) == ("recorded", 50_000)
    assert clocks(draw.pk) == [("exits.agree_draw_by_silence", draw.answer_until + 3 * day)]
    do(lift_hold, operator, at=draw.answer_until + 2 * day, reason="It was nothing.", **given)
    run_due(draw.answer_until + 3 * day)
    assert (Draw.objects.get().state, deal.held(), clocks(draw.pk)) == ("agreed", 45_000, [])
    sound()
