"""adopt_contract: a contract made elsewhere has a row, a clock and a way out."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from anyshore.contracts.actions.adopt_contract import NoPdf, adopt_contract
from anyshore.contracts.queries.adopted import adopted_contracts, adopted_page
from anyshore.kit.errors import Forbidden, Invalid, NotFound
from anyshore.parties.rules import OPERATOR, Role
from tests.contracts.adopted_world import PAYROLL, kept, pdf_of
from tests.contracts.world import clocks, refused, replayed
from tests.factories import NOW, do, make_organisation, member_actor

pytestmark = pytest.mark.django_db


def test_it_stands_in_the_register_with_its_clock_duties_and_way_out():
    deal = kept()
    assert clocks(deal.row.id) == [("contracts.pass_notice_day", datetime(2026, 12, 1, 23, tzinfo=UTC))]
    (row,) = adopted_contracts(deal.client)
    assert (row.facts, row.supplier, row.has_joined, row.notice_on) == (
        PAYROLL, "Lingua Vistula", False, date(2026, 12, 1),
    )  # fmt: skip
    page = adopted_page(deal.client, deal.row.number, at=NOW)
    assert len(page.exit_plan) > 3
    assert (page.row.ready, len(page.files)) == (0, 1)
    assert page.may == {"correct", "give_notice", "invite", "mark_exit"}
    assert deal.events() == ["ContractAdopted"]


def test_terms_that_went_on_before_are_counted():
    deal = kept(ends_on=date(2025, 6, 30))
    assert deal.row.ends_on == date(2027, 6, 30)
    assert deal.events() == ["ContractAdopted", "AdoptedWentOn"]


def test_one_that_ends_by_itself_and_one_without_an_end():
    ends = kept(renewal_months=None, notice_days=None)
    assert clocks(ends.row.id) == [("contracts.end_adopted", datetime(2026, 12, 31, 23, tzinfo=UTC))]
    endless = kept(ends_on=None, renewal_months=None)
    assert clocks(endless.row.id) == []


def test_refusals():
    client = make_organisation()[1]
    upload, picture = pdf_of(client), pdf_of(client, b"GIF89a")
    member, stranger = member_actor(client.organisation_id, Role.MEMBER), make_organisation()[1]
    given = {"facts": PAYROLL, "file_ids": [upload]}
    with refused(Forbidden):
        do(adopt_contract, member, **given)
    with pytest.raises((Forbidden, NotFound)):
        do(adopt_contract, OPERATOR, **given)
    with refused(NoPdf):
        do(adopt_contract, client, facts=PAYROLL, file_ids=[])
    with refused(NoPdf):
        do(adopt_contract, client, facts=PAYROLL, file_ids=[picture])
    with refused(NotFound):
        do(adopt_contract, stranger, **given)
    with refused(Invalid, field="activity"):
        do(adopt_contract, client, facts=replace(PAYROLL, activity=""), file_ids=[upload])


def test_a_replay_keeps_it_once():
    client = make_organisation()[1]
    replayed(adopt_contract, client, NOW, facts=PAYROLL, file_ids=[pdf_of(client)])
    assert len(adopted_contracts(client)) == 1
