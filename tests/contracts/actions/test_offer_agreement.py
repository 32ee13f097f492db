"""offer_agreement: a direct offer, signed by its author."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from anyshore.catalogue.actions.save_profile import save_profile
from anyshore.catalogue.actions.save_rates import save_rates
from anyshore.catalogue.models import Profile
from anyshore.catalogue.rules.rates import Per, RateLine
from anyshore.contracts.actions.offer_agreement import offer_agreement
from anyshore.contracts.models import Agreement, AgreementVersion, Milestone
from anyshore.contracts.queries import broken_versions, current_content, default_terms, terms_of
from anyshore.contracts.queries.card import RateAboveCard
from anyshore.contracts.queries.offering import SameParty
from anyshore.contracts.queries.signable import TermsIncomplete
from anyshore.contracts.rules import Side
from anyshore.contracts.rules.clauses.languages import Language
from anyshore.contracts.rules.defaults import defaults
from anyshore.contracts.rules.lines import Lines, TimeLine
from anyshore.contracts.rules.terms import EndRule
from anyshore.kit.errors import Forbidden, Invalid, NotFound
from anyshore.kit.ids import new_id
from anyshore.kit.money import Money
from anyshore.kit.workdays import add_working_days, calendar_of
from anyshore.parties.rules import ANYONE, CLOCK, OPERATOR, Role
from tests.catalogue.actions.test_save_profile import GOOD
from tests.contracts.clauses.test_agreement_text import chosen
from tests.contracts.world import DUE, LOGO, SITE, clocks, events, offered, parties, refused, signatures, version
from tests.factories import NOW, do, member_actor
from tests.sourcing.world import posted

pytestmark = pytest.mark.django_db

GIVEN = {"title": "A logo", "currency": "EUR", "milestones": [LOGO], "fee_bps": 0, "rail": "sandbox"}


@pytest.mark.parametrize("side", Side)
def test_either_side_offers_and_has_signed(side: Side):
    deal = offered(side)
    made = deal.fresh()
    assert (made.state, made.version, made.value_minor, made.unit) == ("offered", 1, 20_000, "task")
    assert signatures(deal) == [(str(side), "button", "Marit de Boer")]
    author = deal.client if side is Side.CLIENT else deal.provider
    assert made.drafted_by_id == author.organisation_id
    assert events(deal) == ["AgreementOffered"]
    assert broken_versions() == []


def test_the_other_side_answers_within_its_own_working_days():
    deal = offered(Side.CLIENT, answer_days=4)
    until = add_working_days(NOW, 4, calendar_of("PL"))
    assert deal.agreement.answer_until == until
    assert clocks(deal.agreement.id) == [("contracts.lapse_offer", until)]
    other = offered(Side.PROVIDER, answer_days=4)
    assert other.agreement.answer_until == add_working_days(NOW, 4, calendar_of("NL"))


def test_terms_are_the_units_or_those_given():
    assert terms_of(offered(unit="project", milestones=SITE).agreement) == defaults("project").ending(DUE)
    own = replace(defaults("task"), review_days=3, governing_law="the Netherlands")
    assert terms_of(offered(terms=own).agreement) == own


def test_the_operators_own_values_go_over_the_table(settings):
    settings.ANYSHORE_TERMS = {"task": {"review_days": 8}}
    assert terms_of(offered().agreement).review_days == default_terms("task").review_days == 8


def test_a_name_of_ones_own_stands_under_it():
    assert signatures(offered(name="  M. de Boer, director ")) == [("client", "button", "M. de Boer, director")]


def test_milestones_keep_their_order_and_criteria():
    deal = offered(unit="project", milestones=SITE)
    rows = Milestone.objects.filter(agreement=deal.agreement).order_by("position")
    assert [(one.title, one.amount_minor, one.due_on, one.criteria) for one in rows] == [
        ("Design", 60_000, SITE[0].due_on, ""),
        ("Build", 140_000, DUE, "Loads in 2 s"),
    ]
    assert deal.agreement.value_minor == 200_000


def test_a_request_of_the_clients_may_stand_behind_it():
    request, client = posted()
    _, provider = parties()
    made = do(
        offer_agreement, client, side=Side.CLIENT, other_id=provider.organisation_id, request_id=request.id, **GIVEN
    )
    assert made.request_id == request.id
    other_id = parties()[0].organisation_id
    with refused(NotFound):
        do(offer_agreement, provider, side=Side.PROVIDER, other_id=other_id, request_id=request.id, **GIVEN)


@pytest.mark.parametrize("role", [Role.MEMBER, Role.FINANCE, Role.VIEWER])
def test_only_those_who_may_commit_offer(role: Role):
    client, provider = parties()
    member = member_actor(client.organisation_id, role)
    with refused(Forbidden):
        do(offer_agreement, member, side=Side.CLIENT, other_id=provider.organisation_id, **GIVEN)


@pytest.mark.parametrize("actor", [ANYONE, CLOCK, OPERATOR])
def test_nobody_else_offers(actor):
    _, provider = parties()
    with refused(NotFound):
        do(offer_agreement, actor, side=Side.CLIENT, other_id=provider.organisation_id, **GIVEN)


def test_oneself_and_nobody_are_no_party():
    client, _ = parties()
    with refused(SameParty):
        do(offer_agreement, client, side=Side.CLIENT, other_id=client.organisation_id, **GIVEN)
    with refused(NotFound):
        do(offer_agreement, client, side=Side.CLIENT, other_id=new_id(), **GIVEN)


@pytest.mark.parametrize(
    ("field", "value"),
    [("title", " "), ("currency", "XYZ"), ("milestones", []), ("milestones", [replace(LOGO, amount_minor=-1)]),
     ("unit", "errand"), ("answer_days", 0), ("brief", "x" * 200_001)],
)  # fmt: skip
def test_what_no_agreement_may_have_is_refused(field: str, value: object):
    client, provider = parties()
    with refused(Invalid, field=field):
        do(offer_agreement, client, side=Side.CLIENT, other_id=provider.organisation_id, **{**GIVEN, field: value})
    assert not Agreement.objects.exists()


def test_terms_that_nobody_could_sign_are_refused():
    client, provider = parties()
    bare = replace(defaults("task"), unforeseen_text=" ", exit_items=())
    with refused(TermsIncomplete, missing=("unforeseen_text", "exit_items")):
        do(offer_agreement, client, side=Side.CLIENT, other_id=provider.organisation_id, terms=bare, **GIVEN)


def test_an_agreement_without_an_end_is_chosen_by_both():
    open_ended = replace(defaults("project"), end_rule=EndRule.OPEN)
    deal = offered(unit="project", terms=open_ended)
    assert terms_of(deal.agreement).end_on is None


DEV = TimeLine(role="Developer", level="senior", rate_minor=8_000, cap_minutes=40 * 60)
HOURS = Lines(starts_on=date(2026, 11, 30), time=(DEV,))


def test_hours_need_no_milestone_and_end_on_a_date():
    deal = offered(title="Development", milestones=[], lines=HOURS, unit="task")
    made, terms = deal.fresh(), terms_of(deal.agreement)
    assert not Milestone.objects.filter(agreement=made).exists()
    assert (terms.end_rule, terms.notice_days, terms.end_on) == (EndRule.ON_DATE, 14, date(2027, 11, 24))
    assert made.value_minor == 52 * 320_000
    assert current_content(made).lines == HOURS
    assert "at most 40 hours a week" in AgreementVersion.objects.get(agreement=made).text
    assert broken_versions() == []


def test_neither_milestone_nor_hours_is_refused():
    client, provider = parties()
    with refused(Invalid, field="milestones"):
        do(
            offer_agreement,
            client,
            side=Side.CLIENT,
            other_id=provider.organisation_id,
            **(GIVEN | {"milestones": []}),
        )
    with refused(Invalid, field="starts_on"):
        given = GIVEN | {"lines": replace(HOURS, starts_on=None)}
        do(offer_agreement, client, side=Side.CLIENT, other_id=provider.organisation_id, **given)


def test_hours_that_begin_after_the_last_day_are_refused():
    client, provider = parties()
    late = replace(HOURS, starts_on=date(2027, 6, 1))
    terms = replace(defaults("project"), end_on=date(2027, 5, 31))
    with refused(Invalid, field="end_on", reason="before_start"):
        given = GIVEN | {"lines": late, "terms": terms}
        do(offer_agreement, client, side=Side.CLIENT, other_id=provider.organisation_id, **given)


def test_a_rate_above_the_providers_card_is_refused_and_one_that_it_does_not_name_is_free():
    client, provider = parties()
    do(save_profile, provider, details=GOOD)
    Profile.objects.update(published_at=NOW)
    card = [RateLine("Developer", "senior", "", "EUR", Per.HOUR, 7_500, NOW.date())]
    do(save_rates, provider, lines=card)
    with refused(RateAboveCard, role="Developer", most=Money(7_500, "EUR")):
        given = GIVEN | {"milestones": [], "lines": HOURS}
        do(offer_agreement, client, side=Side.CLIENT, other_id=provider.organisation_id, **given)
    tester = replace(HOURS, time=(replace(DEV, rate_minor=7_500), replace(DEV, role="Tester", rate_minor=9_000)))
    offered(between=(client, provider), milestones=[], lines=tester)


def test_an_offer_has_clauses_and_a_language():
    deal = offered(clauses=(chosen("warranty", Language.FR),), language=Language.FR)
    content = current_content(deal.fresh())
    assert [one.key for one in content.clauses] == ["warranty"]
    assert "Garantie et liste des défauts" in version(deal).text
    assert content.terms.unforeseen_text.startswith("Les parties se parlent")
