"""agree_draw_by_silence: the clock alone, at the instant that both could see; then the rest is paid back."""

from __future__ import annotations

from datetime import timedelta

import pytest

from anyshore.exits.actions.agree_draw_by_silence import agree_draw_by_silence
from anyshore.jobs.deadlines import run_due
from anyshore.kit.errors import Forbidden
from anyshore.payments.models import Draw
from tests.deals import sound
from tests.factories import NOW
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
