"""keep_defect: the attempt counts, and the time begins again while attempts remain."""

from __future__ import annotations

import pytest

from anyshore.delivery.actions.keep_defect import keep_defect
from anyshore.delivery.models import DefectAttempt
from anyshore.jobs.deadlines import run_due
from anyshore.kit.errors import Forbidden, Invalid, NotAllowed, NotFound
from tests.delivery.defects_world import DAY, reported, under_terms
from tests.factories import NOW, make_organisation
from tests.moves import refuses, replays

pytestmark = pytest.mark.django_db


def test_the_time_begins_again_and_the_last_attempt_fails():
    found = reported()
    found.right(NOW + DAY)
    one = found.still(NOW + 2 * DAY)
    assert (one.state, one.tried, one.asked_at) == ("reported", 1, NOW + 2 * DAY)
    assert found.clocks() == [("delivery.fail_defect", found.cure(NOW + 2 * DAY))]
    found.right(NOW + 3 * DAY)
    one = found.still(NOW + 4 * DAY)
    assert (one.state, one.tried, one.failed_at, one.until) == ("failed", 2, NOW + 4 * DAY, None)
    assert found.clocks() == []
    answers = DefectAttempt.objects.order_by("number").values_list("number", "answer", "kept_at")
    assert list(answers) == [(n, "It leans as before.", NOW + 2 * n * DAY) for n in (1, 2)]


def test_one_that_had_failed_before_fails_at_once():
    found = reported()
    failed_at = found.cure(NOW)
    run_due(failed_at)
    found.right(failed_at + DAY)
    one = found.still(failed_at + 2 * DAY)
    assert (one.state, one.failed_at, one.tried) == ("failed", failed_at, 1)


def test_under_the_terms_alone_attempts_are_not_limited():
    found = under_terms()
    found.report()
    for day in (1, 2, 3):
        found.right(NOW + day * DAY)
        assert found.still(NOW + day * DAY).state == "reported"
    assert (found.one().tried, found.one().failed_at, found.clocks()) == (3, None, [])


def test_refusals():
    found, (_, stranger) = reported(), make_organisation()
    given = found.about(words="It leans.")
    refuses(NotAllowed, keep_defect, found.client, **given)
    found.right()
    refuses(NotFound, keep_defect, stranger, **given)
    refuses(Forbidden, keep_defect, found.provider, **given)
    refuses(Invalid, keep_defect, found.client, **{**given, "words": ""})


def test_replay():
    found = reported()
    found.right()
    replays(keep_defect, found.client, **found.about(words="It leans."))
    assert found.one().tried == 1
