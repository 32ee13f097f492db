"""The list of defects on real connections: an answer against the clock, two reports at once."""

from __future__ import annotations

from datetime import timedelta

import pytest

from anyshore.delivery.actions.fail_defect import fail_defect
from anyshore.delivery.actions.keep_defect import keep_defect
from anyshore.delivery.actions.put_defect_right import put_defect_right
from anyshore.delivery.actions.strike_defect import strike_defect
from anyshore.delivery.models import Defect
from anyshore.kit.errors import Refused
from anyshore.parties.rules import CLOCK
from anyshore.payments.actions.list_defect import list_defect
from anyshore.plumbing import deadlines
from tests.contracts.world import performing, race
from tests.delivery.defects_world import accepted, reported
from tests.factories import NOW

pytestmark = pytest.mark.django_db(transaction=True)
TRIALS = 6
JUST_BEFORE = timedelta(microseconds=1)


def lost(found: list[object]) -> list[Refused]:
    """The refusals among what came out; nothing else went wrong."""
    broke = [one for one in found if isinstance(one, Exception)]
    assert all(isinstance(one, Refused) and one.status == 409 for one in broke), found
    return broke


def test_put_right_in_the_last_moment_against_the_clock(committed_db):
    for _ in range(TRIALS):
        found = reported()
        until, given = found.cure(NOW), found.about()
        came = race(
            performing(put_defect_right, found.provider, until - JUST_BEFORE, words="Redrawn.", **given),
            performing(fail_defect, CLOCK, until, **given),
        )
        one = found.one()
        assert one.state == "put_right"
        assert (len(lost(came)) == 1) is (one.failed_at is None)


def test_struck_off_against_the_clock(committed_db):
    for _ in range(TRIALS):
        found = reported()
        until, given = found.cure(NOW), found.about()
        race(
            performing(strike_defect, found.client, until - JUST_BEFORE, **given),
            performing(fail_defect, CLOCK, until, **given),
        )
        one = found.one()
        assert (one.state, one.until) == ("struck", None)
        assert not deadlines.of(("defect", one.pk))


def test_struck_off_and_still_there_at_once(committed_db):
    for _ in range(TRIALS):
        found = reported()
        found.right()
        given = found.about()
        came = race(
            performing(strike_defect, found.client, NOW, **given),
            performing(keep_defect, found.client, NOW, words="It leans.", **given),
        )
        one = found.one()
        assert one.state == "struck"
        assert one.tried == (0 if lost(came) else 1)
        assert not deadlines.of(("defect", one.pk))


def test_two_reports_at_once_get_two_numbers(committed_db):
    found = accepted()
    for trial in range(TRIALS):
        run = performing(list_defect, found.client, NOW, milestone_id=found.deal.milestones[0], words="It leans.")
        assert not lost(race(run, run))
        rows = Defect.objects.filter(agreement_id=found.deal.id).order_by("number").values_list("number", flat=True)
        assert list(rows) == list(range(1, 2 * trial + 3))
