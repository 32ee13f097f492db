"""give_adopted_notice: it runs to its end, and the supplier that joined is told."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from anyshore.contracts.actions.answer_adopted import answer_adopted
from anyshore.contracts.actions.give_adopted_notice import NoticeNotNeeded, give_adopted_notice
from anyshore.contracts.rules import Side
from anyshore.contracts.rules.adopted import NoticeDayOff
from anyshore.jobs.deadlines import run_due
from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from anyshore.parties.rules import Role
from anyshore.plumbing.models import Mail
from tests.contracts.adopted_world import PAYROLL, kept
from tests.contracts.world import LATER, clocks, refused
from tests.factories import do, make_organisation, make_person, member_actor
from tests.worker import run_jobs

pytestmark = pytest.mark.django_db


def test_it_ends_with_its_term_and_the_supplier_is_told():
    deal = kept()
    owner = make_person(email="supplier@example.org")
    supplier = make_organisation(name="Lingua Vistula", country="PL", owner=owner)[1]
    do(answer_adopted, supplier, LATER, token=deal.token(), facts=PAYROLL)
    do(give_adopted_notice, deal.client, LATER, adopted_id=deal.row.id)
    row = deal.fresh()
    assert (row.state, row.ends_on, row.notice_until) == ("ending", date(2026, 12, 31), None)
    assert clocks(row.id) == [("contracts.end_adopted", datetime(2026, 12, 31, 23, tzinfo=UTC))]
    run_jobs()
    assert "Notice was given" in Mail.objects.get(to="supplier@example.org").subject


def test_one_without_an_end_ends_after_its_notice():
    deal = kept(ends_on=None, renewal_months=None, notice_days=60)
    do(give_adopted_notice, deal.client, LATER, adopted_id=deal.row.id)
    assert deal.fresh().ends_on == date(2027, 1, 23)


def test_one_that_was_given_before_the_last_term_went_on_ended_the_term_of_its_day():
    deal = kept(ends_on=date(2024, 12, 31))
    assert deal.row.ends_on == date(2026, 12, 31), "it has gone on twice"
    given_on = date(2025, 11, 3)
    do(give_adopted_notice, deal.client, LATER, adopted_id=deal.row.id, given_on=given_on, by=Side.PROVIDER)
    row = deal.fresh()
    assert (row.state, row.ends_on, row.noticed_on, row.noticed_by) == (
        "ending", date(2025, 12, 31), given_on, "provider",
    )  # fmt: skip
    assert clocks(row.id) == [("contracts.end_adopted", LATER)], "that day is past: it is over at once"
    run_due(LATER)
    assert deal.fresh().state == "ended"


def test_refusals():
    deal = kept()
    given = {"adopted_id": deal.row.id}
    member, stranger = member_actor(deal.client.organisation_id, Role.MEMBER), make_organisation()[1]
    with refused(Forbidden):
        do(give_adopted_notice, member, LATER, **given)
    with refused(NotFound):
        do(give_adopted_notice, stranger, LATER, **given)
    for day in (date(2023, 12, 31), LATER.date() + timedelta(days=1)):
        with refused(NoticeDayOff, field="given_on"):
            do(give_adopted_notice, deal.client, LATER, given_on=day, **given)
    do(give_adopted_notice, deal.client, LATER, **given)
    with refused(NotAllowed):
        do(give_adopted_notice, deal.client, LATER, **given)
    ends = kept(renewal_months=None)
    with refused(NoticeNotNeeded):
        do(give_adopted_notice, ends.client, LATER, adopted_id=ends.row.id)
