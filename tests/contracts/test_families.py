"""Master agreements with statements of work under them, and agreements that follow others."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from anyshore.contracts.actions.counter_offer import counter_offer
from anyshore.contracts.actions.offer_agreement import offer_agreement
from anyshore.contracts.actions.sign_agreement import sign_agreement
from anyshore.contracts.models import Agreement
from anyshore.contracts.queries.families import MasterOver, family_of
from anyshore.contracts.queries.versions import broken_versions, current_content
from anyshore.contracts.rules import Side
from anyshore.contracts.rules.clauses.chosen import usual
from anyshore.contracts.rules.clauses.languages import Language
from anyshore.contracts.rules.content import Content
from anyshore.contracts.rules.defaults import defaults
from anyshore.contracts.rules.text import render, six_lines
from anyshore.exits.actions.give_notice import give_notice
from anyshore.jobs.deadlines import run_due
from anyshore.kit.errors import Invalid, NotFound
from tests.contracts.world import LATER, LOGO, SITE, Deal, offered, parties
from tests.factories import do, make_organisation

pytestmark = pytest.mark.django_db


def clause(language=Language.EN):
    one = usual("master_agreement", language)
    return replace(one, values={**one.values, "statements": [["Kick-off", None, 0]]})


def master(between=None, **more) -> Deal:
    deal = offered(
        between=between,
        title="Everything about lamps",
        unit="process",
        milestones=[],
        clauses=[clause()],
        terms=replace(defaults("process"), notice_days=90),
        **more,
    )
    do(sign_agreement, deal.provider, LATER, agreement_id=deal.agreement.id, version_hash=deal.hash)
    return Deal(deal.fresh(), deal.client, deal.provider)


def order(above: Deal, side=Side.CLIENT, at=LATER, **more) -> Deal:
    between = (above.client, above.provider)
    given = {"title": "A catalogue", "milestones": SITE, "unit": "project", **more}
    return offered(side, between, at, under_id=above.agreement.pk, **given)


def test_a_master_agreement_needs_no_price_and_runs_without_milestones():
    deal = master()
    content = current_content(deal.agreement)
    assert (deal.agreement.value_minor, deal.agreement.state, content.milestones) == (0, "running", ())
    lines = six_lines(content)
    assert lines[0].startswith("Bakkerij Pels and Lingua Vistula agree the terms")
    assert "no price of its own" in lines[1]
    assert len(lines) == 6
    for language in Language:
        text = render(content, language)
        assert "0.00" not in text.split("##")[0]
        assert len(six_lines(content, language)) == 6


def test_any_other_agreement_needs_a_price():
    client, provider = parties()
    with pytest.raises(Invalid):
        offered(between=(client, provider), milestones=[])


@pytest.mark.parametrize("side", list(Side))
def test_a_statement_of_work_names_its_master_by_hash_in_its_text_and_runs_by_itself(side):
    above = master()
    deal = order(above, side)
    content = current_content(deal.agreement)
    assert (content.under.number, content.under.hash) == (above.agreement.number, above.agreement.version_hash)
    for language in Language:
        text = render(content, language)
        assert above.agreement.version_hash in text
        assert f"C-{above.agreement.number}" in text
    assert Content.from_json(content.to_json()) == content
    other = deal.provider if side is Side.CLIENT else deal.client
    do(sign_agreement, other, LATER, agreement_id=deal.agreement.id, version_hash=deal.hash)
    assert deal.fresh().state == "running"
    assert [*broken_versions()] == []
    family = family_of(deal.client, above.agreement)
    assert [(one.number, one.value.minor) for one in family.orders] == [(deal.agreement.number, 200_000)]
    assert [(one.minor, one.currency) for one in family.totals] == [(200_000, "EUR")]
    assert family_of(deal.client, deal.fresh()).under.number == above.agreement.number


def test_a_counter_offer_keeps_what_it_stands_under():
    above = master()
    deal = order(above)
    do(counter_offer, deal.provider, LATER, agreement_id=deal.agreement.id, version_hash=deal.hash, title="Two")
    content = current_content(deal.fresh())
    assert (content.title, content.under.number) == ("Two", above.agreement.number)


def test_only_under_a_running_master_of_the_same_two_sides():
    above = master()
    plain = offered(between=(above.client, above.provider))
    stranger = make_organisation(name="Somebody", country="PL")[1]
    given = {"title": "X", "currency": "EUR", "milestones": [LOGO], "fee_bps": 0, "rail": "sandbox"}
    mine = {"side": Side.CLIENT, "other_id": above.provider.organisation_id, **given}
    with pytest.raises(Invalid) as found:
        do(offer_agreement, above.client, LATER, under_id=plain.agreement.pk, **mine)
    assert found.value.params["reason"] == "no_master"
    with pytest.raises(Invalid) as found:
        do(
            offer_agreement,
            above.client,
            LATER,
            under_id=above.agreement.pk,
            **mine | {"other_id": stranger.organisation_id},
        )
    assert found.value.params["reason"] == "parties"
    turned = mine | {"side": Side.PROVIDER}
    with pytest.raises(Invalid) as found:
        do(offer_agreement, above.client, LATER, under_id=above.agreement.pk, **turned)
    assert found.value.params["reason"] == "parties"
    with pytest.raises(NotFound):
        do(offer_agreement, stranger, LATER, under_id=above.agreement.pk, **mine)
    with pytest.raises(Invalid) as found:
        do(offer_agreement, above.client, LATER, under_id=above.agreement.pk, clauses=[clause()], **mine)
    assert found.value.params["reason"] == "two_masters"


def test_nothing_is_signed_under_a_master_that_is_over_and_what_runs_goes_on():
    above = master()
    signed, waiting = order(above), order(above, answer_days=60)
    do(sign_agreement, above.provider, LATER, agreement_id=signed.agreement.id, version_hash=signed.hash)
    do(give_notice, above.client, LATER, agreement_id=above.agreement.id, reason="Enough.")
    over = LATER + timedelta(days=91)
    Agreement.objects.filter(pk=waiting.agreement.pk).update(answer_until=over + timedelta(days=9))
    run_due(over)
    assert above.fresh().state == "ended"
    with pytest.raises(MasterOver):
        do(sign_agreement, above.provider, over, agreement_id=waiting.agreement.id, version_hash=waiting.hash)
    with pytest.raises(MasterOver):
        order(above, at=over)


def test_a_follow_on_says_so_and_the_one_before_knows():
    first = offered()
    do(sign_agreement, first.provider, LATER, agreement_id=first.agreement.id, version_hash=first.hash)
    between = (first.client, first.provider)
    with pytest.raises(Invalid) as found:
        offered(between=between, follows_id=offered(between=between).agreement.pk)
    assert found.value.params["reason"] == "not_signed"
    deal = offered(between=between, follows_id=first.agreement.pk)
    content = current_content(deal.agreement)
    for language in Language:
        assert f"C-{first.agreement.number}" in render(content, language)
    assert [one.number for one in family_of(deal.client, first.fresh()).followers] == [deal.agreement.number]
