"""The days of talks are over: either side may end the agreement, and nothing else changes."""

from __future__ import annotations

import pytest

from anyshore.contracts.actions.fail_talks import fail_talks
from anyshore.contracts.models import HardshipTalks
from anyshore.jobs.deadlines import run_due
from anyshore.kit.errors import Forbidden, NotAllowed
from anyshore.parties.rules import CLOCK
from anyshore.plumbing.models import AuditEntry
from tests.contracts.hardship_world import UNTIL, asked, dear
from tests.moves import refuses

pytestmark = pytest.mark.django_db


def test_by_the_clock_at_its_instant():
    deal = dear()
    talks = asked(deal)
    run_due(UNTIL)
    row = HardshipTalks.objects.get()
    assert (row.state, row.over_at, deal.state()) == ("failed", UNTIL, "running")
    assert AuditEntry.objects.filter(name="contracts.TalksFailed").count() == 1
    refuses(NotAllowed, fail_talks, CLOCK, UNTIL, talks_id=talks.pk)


def test_by_the_clock_alone():
    deal = dear()
    refuses(Forbidden, fail_talks, deal.provider, UNTIL, talks_id=asked(deal).pk)
