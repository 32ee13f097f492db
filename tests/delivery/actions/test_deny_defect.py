"""deny_defect: not covered, with reasons; the time runs on."""

from __future__ import annotations

import pytest

from anyshore.delivery.actions.deny_defect import deny_defect
from anyshore.delivery.rules.defects import CureOver, DeniedBefore
from anyshore.jobs.deadlines import run_due
from anyshore.kit.errors import Forbidden, Invalid, NotAllowed, NotFound
from tests.delivery.defects_world import reported
from tests.factories import NOW, make_organisation
from tests.moves import refuses, replays

pytestmark = pytest.mark.django_db


def test_the_client_reads_why_and_its_time_runs_on():
    found = reported()
    one = found.deny()
    assert (one.state, one.denial) == ("denied", "You asked for it so.")
    assert found.clocks() == [("delivery.fail_defect", found.cure(NOW))]
    run_due(found.cure(NOW))
    assert (found.one().state, found.one().failed_at) == ("failed", found.cure(NOW))


def test_the_provider_may_put_it_right_all_the_same():
    found = reported()
    found.deny()
    assert found.right().state == "put_right"


def test_refusals():
    found, (_, stranger) = reported(), make_organisation()
    given = found.about(words="You asked for it so.")
    refuses(NotFound, deny_defect, stranger, **given)
    refuses(Forbidden, deny_defect, found.client, **given)
    refuses(Invalid, deny_defect, found.provider, **{**given, "words": ""})
    refuses(CureOver, deny_defect, found.provider, found.cure(NOW), **given)
    found.deny()
    refuses(NotAllowed, deny_defect, found.provider, **given)
    found.right()
    found.still()
    refuses(DeniedBefore, deny_defect, found.provider, **given)


def test_replay():
    found = reported()
    replays(deny_defect, found.provider, **found.about(words="You asked for it so."))
    assert found.one().state == "denied"
