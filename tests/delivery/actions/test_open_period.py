"""open_period: a calendar period with its clock, from the first day on."""

from __future__ import annotations

from datetime import date

import pytest

from anyshore.delivery.actions.open_period import open_period
from anyshore.delivery.models import LevelPeriod
from anyshore.plumbing.models import Deadline
from tests.delivery.hours_world import hourly
from tests.delivery.levels_world import DAY_AFTER, levelled
from tests.factories import NOW, do

pytestmark = pytest.mark.django_db


def test_the_first_period_begins_with_the_lines_and_ends_with_its_quarter():
    deal = levelled(period="quarter")
    found = LevelPeriod.objects.get()
    assert (found.starts_on, found.ends_on, found.state) == (date(2026, 12, 1), date(2026, 12, 31), "running")
    assert Deadline.objects.get(verb="delivery.end_period").due_at == DAY_AFTER
    again = do(open_period, deal.client, NOW, agreement=deal.agreement, starts_on=found.starts_on)
    assert again.pk == found.pk
    after = do(open_period, deal.client, NOW, agreement=deal.agreement, starts_on=date(2027, 1, 1))
    assert after.ends_on == date(2027, 3, 31)


def test_an_agreement_without_levels_has_no_period():
    deal = hourly()
    assert do(open_period, deal.client, NOW, agreement=deal.agreement, starts_on=date(2026, 12, 1)) is None
    assert not LevelPeriod.objects.exists()
