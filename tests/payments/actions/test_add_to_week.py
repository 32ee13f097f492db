"""add_to_week: more is held for a week."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import NotAllowed
from anyshore.payments.actions.add_to_week import add_to_week
from anyshore.payments.actions.approve_hours import approve_hours
from anyshore.payments.queries.purse import purse_of
from anyshore.payments.queries.weeks import holding_of_week
from tests.contracts.world import refused
from tests.delivery.hours_world import IN_REVIEW, WEEK, day, hourly
from tests.factories import do

pytestmark = pytest.mark.django_db


def test_twice_has_two_postings_and_after_the_end_it_is_refused():
    deal = hourly()
    purse = purse_of(deal.agreement)
    keys = []
    for _ in range(2):
        holding = holding_of_week(deal.id, WEEK)
        made = do(add_to_week, deal.client, IN_REVIEW, purse=purse, holding=holding, amount_minor=100)
        keys += [one.key for one in made]
    assert len(set(keys)) == 2
    assert deal.holding().funded_minor == 200
    other = hourly()
    other.fund()
    sheet = other.submitted((1, day(0), 480))
    do(approve_hours, other.client, IN_REVIEW, sheet_id=sheet.pk)
    with refused(NotAllowed):
        given = {"purse": purse_of(other.agreement), "holding": other.holding(), "amount_minor": 1}
        do(add_to_week, other.client, IN_REVIEW, **given)
