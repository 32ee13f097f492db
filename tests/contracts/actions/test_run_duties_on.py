"""run_duties_on: what was still to come is due later, on a working day, and its clock runs again."""

from __future__ import annotations

import pytest

from anyshore.contracts.actions.run_duties_on import run_duties_on
from anyshore.contracts.models import Duty
from anyshore.contracts.queries.standstills import clocks_of_side
from anyshore.kit.workdays import is_working, local_day
from anyshore.parties.queries import calendar
from anyshore.plumbing import deadlines
from tests.contracts.actions.test_stand_still import MEETINGS
from tests.factories import NOW, do
from tests.payments.majeure_world import DAY, kept

pytestmark = pytest.mark.django_db


def test_later_by_the_time_that_passed():
    deal = kept(more=[MEETINGS], unit="process")
    organisation = deal.client.organisation_id
    before = clocks_of_side(deal.id, organisation)[0]
    given = {"agreement": deal.agreement, "organisation_id": organisation, "since": NOW, "until": NOW + 10 * DAY}
    assert do(run_duties_on, deal.client, NOW + 10 * DAY, **given)
    after = Duty.objects.get(pk=before.pk)
    own = calendar(organisation)
    assert before.due_at + 9 * DAY < after.due_at < before.due_at + 20 * DAY
    assert is_working(local_day(after.due_at, own.zone), own)
    assert [one.due_at for one in deadlines.of(("duty", after.pk))] == [after.due_at]
