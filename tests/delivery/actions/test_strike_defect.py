"""strike_defect: from every open state, by the client alone."""

from __future__ import annotations

import pytest

from anyshore.delivery.actions.strike_defect import strike_defect
from anyshore.jobs.deadlines import run_due
from anyshore.kit.errors import Forbidden, Invalid, NotAllowed, NotFound
from tests.delivery.defects_world import Listed, reported
from tests.factories import NOW, do, make_organisation
from tests.moves import refuses, replays

pytestmark = pytest.mark.django_db


def failed(found: Listed) -> None:
    run_due(found.cure(NOW))


@pytest.mark.parametrize("before", [lambda found: None, Listed.right, Listed.deny, failed])
def test_nothing_is_asked_for_it_any_more(before):
    found = reported()
    before(found)
    at = found.cure(NOW)
    one = do(strike_defect, found.client, at, **found.about(words="Good now."))
    assert (one.state, one.over_at, one.until, found.clocks()) == ("struck", at, None, [])


def test_refusals():
    found, (_, stranger) = reported(), make_organisation()
    refuses(NotFound, strike_defect, stranger, **found.about())
    refuses(Forbidden, strike_defect, found.provider, **found.about())
    refuses(Invalid, strike_defect, found.client, **found.about(words="a" * 4_001))
    do(strike_defect, found.client, NOW, **found.about())
    refuses(NotAllowed, strike_defect, found.client, **found.about())


def test_replay():
    found = reported()
    replays(strike_defect, found.client, **found.about())
    assert found.one().state == "struck"
