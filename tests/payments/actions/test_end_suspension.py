"""What a standstill moves once it is over."""

from __future__ import annotations

from datetime import timedelta

import pytest

from anyshore.contracts.models import Milestone, Standstill
from anyshore.contracts.queries.clauses import clauses_of
from anyshore.contracts.queries.versions import broken_versions
from anyshore.contracts.rules.clauses.acting.late_penalty import NotTheirs
from anyshore.kit.errors import NotAllowed
from anyshore.parties.rules import CLOCK
from anyshore.payments.actions.lift_suspension import lift_suspension
from anyshore.payments.queries.late import late_parts
from anyshore.payments.queries.purse import purse_of_agreement
from tests.deals import clause, sound
from tests.factories import do
from tests.moves import refuses
from tests.payments.unpaid import CURE, DAY, pay, standing, state

pytestmark = pytest.mark.django_db
PENALTY = clause("late_penalty", rate_bps=100, period="day", grace_days=0, cap_bps=5_000)


def late(deal, at):
    return late_parts(purse_of_agreement(CLOCK, deal.id), clauses_of(deal.agreement), at=at).get(deal.milestones[1])


def test_a_payment_ends_it_at_once_and_days_that_were_to_come_move():
    deal, row = standing(due_on=CURE.date() + timedelta(days=10), more=[PENALTY])
    pay(deal, 20_000, CURE + 6 * DAY)
    assert state(row) == "paid"
    assert Standstill.objects.get().until == CURE + 6 * DAY
    assert Milestone.objects.get(pk=deal.milestones[1]).due_on == CURE.date() + timedelta(days=16)
    assert Milestone.objects.get(pk=deal.milestones[0]).due_on == CURE.date() + timedelta(days=10)
    assert broken_versions() == []
    assert late(deal, CURE + 15 * DAY) is None
    assert late(deal, CURE + 17 * DAY).delay.days == 2
    sound()


def test_a_delay_that_had_begun_does_not_grow_meanwhile():
    deal, row = standing(due_on=CURE.date() - timedelta(days=2), more=[PENALTY])
    before = late(deal, CURE).delay.days
    assert late(deal, CURE + 9 * DAY).delay.days == before
    do(lift_suspension, deal.provider, CURE + 9 * DAY, suspension_id=row.pk)
    found = late(deal, CURE + 12 * DAY).delay
    assert (found.days, dict(found.left_out)[NotTheirs.SUSPENDED]) == (before + 3, 9)
    refuses(NotAllowed, lift_suspension, deal.provider, at=CURE + 9 * DAY, suspension_id=row.pk)
