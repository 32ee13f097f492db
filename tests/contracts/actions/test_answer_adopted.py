"""answer_adopted: the supplier joins by the link, and confirms or corrects."""

from __future__ import annotations

from dataclasses import replace

import pytest

from anyshore.contracts.actions.answer_adopted import OwnContract, answer_adopted
from anyshore.contracts.queries.adopted import adopted_page, facts_of, may_read_adopted
from anyshore.kit.errors import Forbidden, Invalid, NotFound
from anyshore.parties.rules import Role
from tests.contracts.adopted_world import PAYROLL, kept
from tests.contracts.world import LATER, refused, replayed
from tests.factories import NOW, do, make_organisation, member_actor
from tests.worker import run_jobs

pytestmark = pytest.mark.django_db


def test_it_confirms_and_sees_it_from_then_on():
    deal = kept()
    supplier = make_organisation(name="Lingua Vistula")[1]
    assert not may_read_adopted(supplier, deal.row.id)
    do(answer_adopted, supplier, LATER, token=deal.token(), facts=PAYROLL)
    page = adopted_page(supplier, deal.row.number, at=NOW)
    assert (page.confirmed_at, page.correction, page.may) == (LATER, None, frozenset())
    assert may_read_adopted(supplier, deal.row.id)
    run_jobs()


def test_a_correction_waits_and_changes_nothing_yet():
    deal = kept()
    supplier = make_organisation()[1]
    said = replace(PAYROLL, notice_days=60)
    do(answer_adopted, supplier, LATER, token=deal.token(), facts=said)
    page = adopted_page(deal.client, deal.row.number, at=NOW)
    assert (page.correction, page.changed, page.confirmed_at) == (said, ("notice_days",), None)
    assert facts_of(deal.fresh()) == PAYROLL
    do(answer_adopted, supplier, LATER, token=deal.token(), facts=PAYROLL)
    assert deal.fresh().correction is None
    run_jobs()


def test_refusals():
    deal = kept()
    token, supplier, late = deal.token(), make_organisation()[1], make_organisation()[1]
    member = member_actor(supplier.organisation_id, Role.MEMBER)
    given = {"token": token, "facts": PAYROLL}
    with refused(OwnContract):
        do(answer_adopted, deal.client, LATER, **given)
    with refused(Forbidden):
        do(answer_adopted, member, LATER, **given)
    for wrong in (f"{token}x", "no-link", token.replace(":", ";")):
        with refused(NotFound):
            do(answer_adopted, supplier, LATER, token=wrong, facts=PAYROLL)
    with refused(Invalid, field="other"):
        do(answer_adopted, supplier, LATER, token=token, facts=replace(PAYROLL, other=""))
    do(answer_adopted, supplier, LATER, **given)
    with refused(NotFound):
        do(answer_adopted, late, LATER, **given)


def test_a_replay_answers_once():
    deal = kept()
    replayed(answer_adopted, make_organisation()[1], token=deal.token(), facts=PAYROLL)
    assert deal.events() == ["ContractAdopted", "AdoptedAnswered"]
