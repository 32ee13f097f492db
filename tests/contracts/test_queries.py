"""Reads of agreements: who sees what, page by page, in how many queries."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from anyshore.contracts import queries
from anyshore.contracts.actions.counter_offer import counter_offer
from anyshore.contracts.actions.decline_offer import decline_offer
from anyshore.contracts.actions.sign_agreement import sign_agreement
from anyshore.contracts.rules import Side
from anyshore.contracts.rules.content import MilestoneDraft
from anyshore.kit.errors import Invalid, NotFound
from anyshore.kit.money import Money
from anyshore.parties.rules import ANYONE, OPERATOR, Role
from tests.contracts.world import LATER, LOGO, SITE, awarded, offered, parties, running
from tests.factories import NOW, do, member_actor

pytestmark = pytest.mark.django_db


def _count(read) -> int:
    with CaptureQueriesContext(connection) as caught:
        read()
    return len(caught)


def test_the_page_of_an_open_offer():
    deal = offered(unit="project", milestones=SITE, brief="A *shop*", fee_bps=100)
    page = queries.agreement_page(deal.provider, deal.agreement.id, at=LATER)
    assert (page.side, page.waits_for, page.state) == (Side.PROVIDER, Side.PROVIDER, "offered")
    assert (page.value, page.currency, page.fee_bps) == (Money(200_000, "EUR"), "EUR", 100)
    assert [(one.position, one.title, one.criteria) for one in page.milestones] == [
        (1, "Design", ()),
        (2, "Build", ("Loads in 2 s",)),
    ]
    assert (page.client.name, page.client.side, page.provider.country) == ("Bakkerij Pels", Side.CLIENT, "PL")
    assert [(one.side, one.method, one.hash) for one in page.signatures] == [("client", "button", deal.hash)]
    assert [(one.number, one.hash, one.author) for one in page.versions] == [(1, deal.hash, "Marit de Boer")]
    assert page.brief == "A *shop*"
    assert "A *shop*" in page.text
    assert [(one.code, one.at, one.side) for one in page.silence] == [
        ("contracts.offer_lapses", deal.agreement.answer_until, "provider")
    ]


def test_what_each_may_do_with_an_offer():
    deal = offered()
    seen = {
        who: queries.agreement_page(actor, deal.agreement.id, at=LATER).may
        for who, actor in {
            "client": deal.client,
            "provider": deal.provider,
            "member": member_actor(deal.provider.organisation_id, Role.MEMBER),
            "operator": OPERATOR,
        }.items()
    }
    assert seen == {
        "client": {"counter", "suggest", "withdraw"},
        "provider": {"sign", "counter", "suggest", "decline"},
        "member": {"suggest"},
        "operator": frozenset(),
    }
    late = queries.agreement_page(deal.provider, deal.agreement.id, at=deal.agreement.answer_until)
    assert late.may == frozenset()


def test_the_page_of_a_running_agreement_with_a_history():
    deal = offered(unit="project", milestones=SITE)
    do(
        counter_offer,
        deal.provider,
        LATER,
        agreement_id=deal.agreement.id,
        version_hash=deal.hash,
        title="Shop",
        why="Name",
    )
    do(sign_agreement, deal.client, LATER, agreement_id=deal.agreement.id, version_hash=deal.hash)
    page = queries.agreement_page(deal.client, deal.agreement.id, at=LATER)
    assert (page.title, page.version, page.waits_for, page.may) == ("Shop", 2, None, frozenset())
    assert [(one.number, one.author_side, one.why) for one in page.versions] == [
        (1, "client", ""),
        (2, "provider", "Name"),
    ]
    assert page.versions[1].before == page.versions[0].hash
    assert [one.side for one in page.signatures] == [Side.PROVIDER, Side.CLIENT]
    assert [one.code for one in page.silence] == ["contracts.last_day"]
    assert queries.version_text(deal.client, deal.agreement.id, 1).text.startswith("# A logo")


def test_a_page_takes_five_queries_however_large_the_contract_is():
    many = [MilestoneDraft(f"Part {place}", 100, None, ("fits",)) for place in range(100)]
    deal = offered(unit="project", milestones=many)
    for name in ("a", "b", "c"):
        do(counter_offer, deal.provider, LATER, agreement_id=deal.agreement.id, version_hash=deal.hash, title=name)
    assert _count(lambda: queries.agreement_page(deal.client, deal.agreement.id, at=LATER)) <= 5


def test_strangers_see_nothing():
    deal = running()
    for actor in (parties()[0], ANYONE):
        for read in (
            lambda: queries.agreement_page(actor, deal.agreement.id, at=LATER),  # noqa: B023 - run at once
            lambda: queries.version_text(actor, deal.agreement.id, 1),  # noqa: B023 - run at once
        ):
            with pytest.raises(NotFound):
                read()
        assert queries.agreements_of(actor).rows == ()
        assert queries.offers_waiting(actor) == []
        assert not queries.may_read_agreement(actor, deal.agreement.id)
    assert queries.may_read_agreement(OPERATOR, deal.agreement.id)
    with pytest.raises(NotFound):
        queries.version_text(deal.client, deal.agreement.id, 2)


def test_a_list_goes_page_by_page_and_shows_each_once():
    client, provider = parties()
    made = [
        offered(between=(client, provider), at=NOW + timedelta(hours=place // 2)).agreement.id for place in range(7)
    ]
    seen, cursor = [], ""
    while True:
        page = queries.agreements_of(client, after=cursor, limit=3)
        seen += [row.id for row in page.rows]
        cursor = page.next
        if not cursor:
            break
    assert sorted(seen) == sorted(made)
    assert len(seen) == 7
    assert seen[0] == made[-1]
    assert _count(lambda: queries.agreements_of(client)) == 1


def test_a_list_is_narrowed_by_state_and_side():
    deal = running()
    buys = offered(between=(deal.client, deal.provider))
    sells = offered(between=(deal.provider, deal.client))
    assert {row.id for row in queries.agreements_of(deal.client, states=["running"]).rows} == {deal.agreement.id}
    assert {row.id for row in queries.agreements_of(deal.client, side=Side.PROVIDER).rows} == {sells.agreement.id}
    both = {row.id: (row.side, row.other_name) for row in queries.agreements_of(deal.client, side=Side.CLIENT).rows}
    assert both == {one.agreement.id: (Side.CLIENT, "Lingua Vistula") for one in (deal, buys)}
    with pytest.raises(Invalid):
        queries.agreements_of(deal.client, after="nonsense")


def test_offers_that_wait_for_ones_own_answer():
    client, provider = parties()
    later = offered(between=(client, provider), answer_days=9)
    sooner = offered(between=(client, provider), answer_days=2)
    offered(Side.PROVIDER, between=(client, provider))
    assert [row.id for row in queries.offers_waiting(provider)] == [sooner.agreement.id, later.agreement.id]
    do(decline_offer, provider, LATER, agreement_id=sooner.agreement.id)
    assert [row.id for row in queries.offers_waiting(provider)] == [later.agreement.id]


def test_an_award_waits_for_the_client():
    deal = awarded()
    assert [row.waits_for for row in queries.offers_waiting(deal.client)] == [Side.CLIENT]
    assert queries.offers_waiting(deal.provider) == []


def test_loading_by_milestone():
    deal = offered(milestones=[LOGO, replace(LOGO, title="Card")])
    first, second = queries.milestones_of(deal.agreement.id)
    assert (first.title, second.title) == ("Logo", "Card")
    assert queries.agreement_value(deal.fresh()) == Money(40_000, "EUR")
    loaded = queries.milestone_with_agreement_locked(deal.client, second.id)
    assert (loaded.title, loaded.agreement.id) == ("Card", deal.agreement.id)
    for actor, missing in ((parties()[0], second.id), (deal.client, deal.agreement.id)):
        with pytest.raises(NotFound):
            queries.milestone_with_agreement_locked(actor, missing)
