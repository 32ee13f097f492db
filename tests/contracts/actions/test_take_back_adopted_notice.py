"""take_back_adopted_notice: it runs again as before, in the term for which notice can be given."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from anyshore.contracts.actions.answer_adopted import answer_adopted
from anyshore.contracts.actions.give_adopted_notice import give_adopted_notice
from anyshore.contracts.actions.take_back_adopted_notice import take_back_adopted_notice
from anyshore.contracts.queries.adopted import facts_of
from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from anyshore.parties.rules import Role
from anyshore.plumbing.models import Mail
from tests.contracts.adopted_world import PAYROLL, kept
from tests.contracts.world import LATER, clocks, refused
from tests.factories import do, make_organisation, make_person, member_actor
from tests.worker import run_jobs

pytestmark = pytest.mark.django_db


def test_it_runs_as_if_nobody_had_given_notice_and_the_supplier_is_told():
    deal = kept()
    owner = make_person(email="supplier@example.org")
    supplier = make_organisation(name="Lingua Vistula", country="PL", owner=owner)[1]
    do(answer_adopted, supplier, LATER, token=deal.token(), facts=PAYROLL)
    before, clock = facts_of(deal.fresh()), clocks(deal.row.id)
    do(give_adopted_notice, deal.client, LATER, adopted_id=deal.row.id)
    do(take_back_adopted_notice, deal.client, LATER, adopted_id=deal.row.id)
    row = deal.fresh()
    assert (row.state, facts_of(row), clocks(row.id)) == ("running", before, clock)
    assert (row.noticed_on, row.noticed_by, row.before_notice) == (None, "", None)
    run_jobs()
    subjects = Mail.objects.filter(to="supplier@example.org").values_list("subject", flat=True)
    assert any("The notice is taken back" in subject for subject in subjects)


def test_after_the_day_of_notice_it_has_gone_on_meanwhile():
    deal = kept()
    do(give_adopted_notice, deal.client, LATER, adopted_id=deal.row.id)
    late = LATER + timedelta(days=20)
    do(take_back_adopted_notice, deal.client, late, adopted_id=deal.row.id)
    assert deal.fresh().ends_on == date(2027, 12, 31)
    assert clocks(deal.row.id) == [("contracts.pass_notice_day", datetime(2027, 12, 1, 23, tzinfo=UTC))]


def test_one_without_a_last_day_has_none_again():
    deal = kept(ends_on=None, renewal_months=None, notice_days=60)
    do(give_adopted_notice, deal.client, LATER, adopted_id=deal.row.id)
    do(take_back_adopted_notice, deal.client, LATER, adopted_id=deal.row.id)
    assert (deal.fresh().ends_on, clocks(deal.row.id)) == (None, [])


def test_refusals():
    deal = kept()
    member, stranger = member_actor(deal.client.organisation_id, Role.MEMBER), make_organisation()[1]
    given = {"adopted_id": deal.row.id}
    with refused(NotAllowed):
        do(take_back_adopted_notice, deal.client, LATER, **given)
    do(give_adopted_notice, deal.client, LATER, **given)
    with refused(Forbidden):
        do(take_back_adopted_notice, member, LATER, **given)
    with refused(NotFound):
        do(take_back_adopted_notice, stranger, LATER, **given)
