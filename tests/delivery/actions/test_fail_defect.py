"""fail_defect: the time has passed, told by the clock alone, at its instant."""

from __future__ import annotations

from datetime import timedelta

import pytest

from anyshore.delivery.actions.fail_defect import fail_defect
from anyshore.delivery.rules.defects import CureRuns
from anyshore.jobs.deadlines import run_due
from anyshore.kit.errors import Forbidden, NotAllowed
from anyshore.parties.rules import CLOCK
from tests.delivery.defects_world import DAY, reported, under_terms
from tests.factories import NOW
from tests.moves import refuses, replays

pytestmark = pytest.mark.django_db


def test_it_has_failed_at_its_own_instant_however_late_the_clock_is():
    found = reported()
    run_due(found.cure(NOW) - timedelta.resolution)
    assert found.one().state == "reported"
    run_due(found.cure(NOW) + 7 * DAY)
    one = found.one()
    assert (one.state, one.failed_at, one.until, one.tried) == ("failed", found.cure(NOW), None, 0)


def test_refusals():
    found = reported()
    refuses(Forbidden, fail_defect, found.client, found.cure(NOW), **found.about())
    refuses(CureRuns, fail_defect, CLOCK, found.cure(NOW) - timedelta.resolution, **found.about())
    found.right()
    refuses(NotAllowed, fail_defect, CLOCK, found.cure(NOW), **found.about())
    bare = under_terms()
    bare.report()
    refuses(CureRuns, fail_defect, CLOCK, NOW + 900 * DAY, **bare.about())


def test_replay():
    found = reported()
    replays(fail_defect, CLOCK, found.cure(NOW), **found.about())
    assert found.one().state == "failed"
