"""start_timer: one a person."""

from __future__ import annotations

import pytest

from anyshore.delivery.actions.start_timer import TimerRuns, start_timer
from anyshore.delivery.models import Timer
from anyshore.delivery.rules.sheets import NoHours
from anyshore.kit.errors import Forbidden, Invalid
from tests.contracts.world import parties, refused
from tests.delivery.hours_world import TUESDAY, hourly
from tests.delivery.world import at_work
from tests.factories import do

pytestmark = pytest.mark.django_db


def test_a_second_timer_is_refused_on_another_contract_too():
    between = parties()
    first, second = hourly(between=between), hourly(between=between)
    do(start_timer, first.provider, TUESDAY, agreement_id=first.id, line=1, note="Login page")
    assert Timer.objects.get().note == "Login page"
    for deal in (first, second):
        with refused(TimerRuns, since=TUESDAY):
            do(start_timer, deal.provider, TUESDAY, agreement_id=deal.id, line=2)


def test_the_client_a_line_that_is_none_and_a_contract_without_hours_are_refused():
    deal = hourly()
    with refused(Forbidden):
        do(start_timer, deal.client, TUESDAY, agreement_id=deal.id, line=1)
    with refused(Invalid, field="line"):
        do(start_timer, deal.provider, TUESDAY, agreement_id=deal.id, line=3)
    fixed = at_work()
    with refused(NoHours):
        do(start_timer, fixed.provider, TUESDAY, agreement_id=fixed.agreement.pk, line=1)
