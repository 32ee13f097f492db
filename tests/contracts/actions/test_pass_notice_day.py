"""pass_notice_day: silence lets it go on, for one term after the other."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from anyshore.contracts.actions.give_adopted_notice import give_adopted_notice
from anyshore.contracts.actions.pass_notice_day import pass_notice_day
from anyshore.insight.queries.needs import NeedKind, needs
from anyshore.jobs.deadlines import run_due
from anyshore.kit.errors import Forbidden, NotAllowed
from anyshore.parties.rules import CLOCK
from anyshore.plumbing.models import Mail
from tests.contracts.adopted_world import kept
from tests.contracts.world import LATER, clocks, refused
from tests.factories import NOW, do, make_organisation, make_person
from tests.worker import run_jobs

pytestmark = pytest.mark.django_db
RINGS = datetime(2026, 12, 1, 23, tzinfo=UTC)


def test_the_clock_reminds_and_then_it_goes_on():
    owner = make_person(email="anna@example.org")
    deal = kept(make_organisation(country="NL", owner=owner)[1])
    assert [need.kind for need in needs(deal.client, at=NOW)] == [NeedKind.NOTICE]
    run_due(RINGS - timedelta(days=2))
    run_jobs()
    assert "Give notice or let it go on" in Mail.objects.filter(to="anna@example.org").first().subject
    run_due(RINGS)
    row = deal.fresh()
    assert (row.state, row.ends_on) == ("running", date(2027, 12, 31))
    assert clocks(row.id) == [("contracts.pass_notice_day", datetime(2027, 12, 1, 23, tzinfo=UTC))]
    run_jobs()
    assert any("Nobody gave notice" in one.subject for one in Mail.objects.filter(to="anna@example.org"))
    assert needs(deal.client, at=RINGS) == []
    run_due(datetime(2029, 1, 1, tzinfo=UTC))
    assert deal.fresh().ends_on == date(2029, 12, 31), "a worker that was down takes every term in turn"


def test_refusals():
    deal = kept()
    with refused(Forbidden):
        do(pass_notice_day, deal.client, LATER, adopted_id=deal.row.id)
    do(give_adopted_notice, deal.client, LATER, adopted_id=deal.row.id)
    with refused(NotAllowed):
        do(pass_notice_day, CLOCK, LATER, adopted_id=deal.row.id)
