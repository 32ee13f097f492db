"""correct_adopted: what was typed wrong is put right, and the dates and clocks follow."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from anyshore.contracts.actions.answer_adopted import answer_adopted
from anyshore.contracts.actions.correct_adopted import correct_adopted
from anyshore.contracts.actions.give_adopted_notice import give_adopted_notice
from anyshore.contracts.queries.adopted import facts_of
from anyshore.contracts.rules.adopted import AdoptedOver
from anyshore.kit.errors import Forbidden, NotAllowed, NotFound, Stale
from anyshore.parties.rules import Role
from anyshore.plumbing.models import Mail
from tests.contracts.adopted_world import PAYROLL, kept
from tests.contracts.world import LATER, clocks, refused
from tests.factories import do, make_organisation, make_person, member_actor
from tests.worker import run_jobs

pytestmark = pytest.mark.django_db


def test_the_clock_follows_and_the_supplier_is_asked_again():
    deal = kept()
    owner = make_person(email="supplier@example.org")
    supplier = make_organisation(name="Lingua Vistula", country="PL", owner=owner)[1]
    do(answer_adopted, supplier, LATER, token=deal.token(), facts=PAYROLL)
    assert deal.fresh().confirmed_at == LATER
    right = replace(PAYROLL, ends_on=date(2027, 6, 30), notice_days=60)
    do(correct_adopted, deal.client, LATER, adopted_id=deal.row.id, seen=PAYROLL.mark, facts=right)
    row = deal.fresh()
    assert (facts_of(row), row.confirmed_at, row.signed_until) == (right, None, date(2027, 6, 30))
    assert clocks(row.id) == [("contracts.pass_notice_day", datetime(2027, 5, 1, 22, tzinfo=UTC))]
    run_jobs()
    subjects = Mail.objects.filter(to="supplier@example.org").values_list("subject", flat=True)
    assert any("Facts of a contract changed" in subject for subject in subjects)


def test_refusals():
    deal = kept()
    member, stranger = member_actor(deal.client.organisation_id, Role.MEMBER), make_organisation()[1]
    given = {"adopted_id": deal.row.id, "seen": PAYROLL.mark, "facts": replace(PAYROLL, value_minor=1)}
    with refused(Forbidden):
        do(correct_adopted, member, LATER, **given)
    with refused(NotFound):
        do(correct_adopted, stranger, LATER, **given)
    with refused(AdoptedOver):
        over = replace(PAYROLL, ends_on=date(2025, 1, 1), renewal_months=None)
        do(correct_adopted, deal.client, LATER, **given | {"facts": over})
    do(correct_adopted, deal.client, LATER, **given)
    with refused(Stale):
        do(correct_adopted, deal.client, LATER, **given | {"facts": replace(PAYROLL, value_minor=2)})
    do(give_adopted_notice, deal.client, LATER, adopted_id=deal.row.id)
    with refused(NotAllowed):
        do(correct_adopted, deal.client, LATER, **given | {"seen": facts_of(deal.fresh()).mark})
