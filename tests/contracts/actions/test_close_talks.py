"""The end of an agreement overtakes talks about its terms."""

from __future__ import annotations

import pytest

from anyshore.contracts.models import HardshipTalks
from anyshore.exits.actions.cancel_agreement import cancel_agreement
from anyshore.plumbing import deadlines
from anyshore.plumbing.models import AuditEntry
from tests.contracts.hardship_world import DAY, UNTIL, asked, dear
from tests.deals import sound
from tests.factories import NOW, do

pytestmark = [pytest.mark.django_db, pytest.mark.money]


@pytest.mark.parametrize(("at", "failed"), [(NOW + DAY, 0), (UNTIL + DAY, 1)])
def test_those_whose_days_are_over_have_failed_before(at, failed):
    deal = dear()
    talks = asked(deal)
    do(cancel_agreement, deal.client, at, agreement_id=deal.id, reason="We stop.")
    assert HardshipTalks.objects.get().state == "overtaken"
    assert not deadlines.of(("hardship_talks", talks.pk))
    assert AuditEntry.objects.filter(name="contracts.TalksFailed").count() == failed
    sound()
