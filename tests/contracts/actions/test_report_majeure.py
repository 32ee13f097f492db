"""Reporting force majeure: in time or late, one at a time, by either side."""

from __future__ import annotations

from datetime import date

import pytest

from anyshore.contracts.actions.report_majeure import report_majeure
from anyshore.contracts.queries.majeure import majeure_page
from anyshore.contracts.rules.majeure import DayOutOfRange, ExpectedTooEarly, NoMajeure, ReportedAlready
from anyshore.exits.actions.cancel_agreement import cancel_agreement
from anyshore.kit.errors import Forbidden, Invalid, NotFound
from anyshore.parties.rules import Role
from anyshore.plumbing.models import Deadline
from tests.deals import make_deal
from tests.factories import NOW, do, make_organisation, member_actor
from tests.moves import refuses, replays
from tests.payments.majeure_world import BEGAN, DAY, REPORTED, due, kept, over, reported, wanted

pytestmark = pytest.mark.django_db


def test_it_is_on_record_and_moves_nothing():
    deal = kept()
    event = reported(deal, milestone_ids=[deal.milestones[1]], expected_on=date(2026, 12, 20))
    assert (event.state, event.in_time, event.report_until) == ("reported", True, date(2026, 12, 6))
    row = majeure_page(deal.client, deal.id).rows[0]
    assert (row.milestones, row.waits, row.side) == (("Part 2",), True, "provider")
    assert due(deal) == (date(2026, 12, 10), 0)
    assert not Deadline.objects.filter(subject_id=event.pk).exists(), "silence does nothing"


def test_in_time_is_counted_where_its_side_sits():
    deal = kept()
    last = NOW.replace(month=12, day=6, hour=22, minute=59)
    assert reported(deal, last).in_time
    assert not reported(deal, last.replace(hour=23, minute=1), side="client").in_time


def test_refusals():
    deal, (_, stranger) = kept(), make_organisation()
    viewer, given = member_actor(deal.provider.organisation_id, Role.VIEWER), wanted(deal)
    refuses(NotFound, report_majeure, stranger, REPORTED, **given)
    refuses(Forbidden, report_majeure, viewer, REPORTED, **given)
    for field, value, error in (
        ("began_on", date(2026, 11, 23), DayOutOfRange), ("began_on", date(2026, 12, 4), DayOutOfRange),
        ("learned_on", date(2026, 12, 4), DayOutOfRange), ("expected_on", date(2026, 11, 30), ExpectedTooEarly),
        ("words", " ", Invalid), ("words", "w" * 2_001, Invalid), ("milestone_ids", [deal.id], Invalid),
    ):  # fmt: skip
        found = refuses(error, report_majeure, deal.provider, REPORTED, **{**given, field: value})
        assert found.params["field"] == field
    own = {**given, "milestone_ids": deal.milestones[:1]}
    refuses(Invalid, report_majeure, deal.client, REPORTED, **own)
    event = reported(deal)
    refuses(ReportedAlready, report_majeure, deal.provider, REPORTED, **given)
    reported(deal, side="client")
    over(deal, event, date(2026, 12, 3), REPORTED)
    refuses(DayOutOfRange, report_majeure, deal.provider, REPORTED, **given)
    assert reported(deal, began_on=date(2026, 12, 3), learned_on=date(2026, 12, 3)).state == "reported"


def test_only_under_an_agreement_that_runs_and_says_so():
    without = make_deal([20_000])
    refuses(NoMajeure, report_majeure, without.provider, REPORTED, **wanted(without))
    deal = kept()
    do(cancel_agreement, deal.client, REPORTED, agreement_id=deal.id, reason="We stop.")
    refuses(NoMajeure, report_majeure, deal.provider, REPORTED + DAY, **wanted(deal, began_on=BEGAN))


def test_replay():
    deal = kept()
    replays(report_majeure, deal.provider, REPORTED, **wanted(deal))
