"""counter_offer: a changed version, signed by its author, answered by the other side."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from anyshore.contracts.actions.counter_offer import NothingChanged, counter_offer
from anyshore.contracts.actions.sign_agreement import OfferOver, VersionChanged, sign_agreement
from anyshore.contracts.queries import broken_versions, current_content, terms_of
from anyshore.contracts.queries.signable import TermsIncomplete
from anyshore.contracts.rules import Side
from anyshore.contracts.rules.clauses.chosen import Chosen, HeldMoneyIsWhole, usual
from anyshore.contracts.rules.clauses.languages import Language
from anyshore.contracts.rules.lines import Lines, TimeLine
from anyshore.kit.errors import Forbidden, Invalid, NotAllowed, NotFound
from anyshore.kit.workdays import add_working_days, calendar_of
from anyshore.parties.rules import Role
from anyshore.plumbing.models import Deadline
from tests.contracts.clauses.test_agreement_text import chosen
from tests.contracts.world import (
    LATER,
    LOGO,
    SITE,
    awarded,
    clocks,
    events,
    offered,
    parties,
    refused,
    running,
    signatures,
    version,
)
from tests.factories import do, member_actor

pytestmark = pytest.mark.django_db

DEARER = [replace(LOGO, amount_minor=24_000)]


def test_the_other_side_answers_a_new_version():
    deal = offered()
    made = do(
        counter_offer, deal.provider, LATER, agreement_id=deal.agreement.id, version_hash=deal.hash,
        milestones=DEARER, why="Two colours more", answer_days=3,
    )  # fmt: skip
    assert (made.state, made.version, made.value_minor) == ("offered", 2, 24_000)
    assert signatures(deal) == [("provider", "button", "Marit de Boer")]
    row = version(deal)
    assert (row.author_side, row.why, row.number) == ("provider", "Two colours more", 2)
    assert made.answer_until == add_working_days(LATER, 3, calendar_of("NL"))
    assert clocks(made.id) == [("contracts.lapse_offer", made.answer_until)]
    assert Deadline.objects.filter(subject_id=made.id, reminds=None).exclude(stopped_at=None).count() == 1
    assert events(deal) == ["AgreementOffered", "AgreementCountered"]
    assert broken_versions() == []


def test_then_both_sign_the_new_version():
    deal = offered()
    terms = replace(terms_of(deal.agreement), review_days=3, revisions=1)
    do(counter_offer, deal.provider, LATER, agreement_id=deal.agreement.id, version_hash=deal.hash, terms=terms)
    made = do(sign_agreement, deal.client, LATER, agreement_id=deal.agreement.id, version_hash=deal.hash)
    assert made.state == "running"
    assert terms_of(made) == terms
    assert [side for side, _, _ in signatures(deal)] == ["provider", "client"]


def test_an_award_may_be_countered_and_the_proposal_no_longer_signs_it():
    deal = awarded()
    do(counter_offer, deal.client, agreement_id=deal.agreement.id, version_hash=deal.hash, at=LATER, title="Two logos")
    assert [side for side, _, _ in signatures(deal)] == ["client"]
    assert current_content(deal.fresh()).title == deal.fresh().title == "Two logos"


def test_the_author_may_change_their_own_offer():
    deal = offered(Side.PROVIDER)
    do(counter_offer, deal.provider, LATER, agreement_id=deal.agreement.id, version_hash=deal.hash, brief="Bread.")
    assert [side for side, _, _ in signatures(deal)] == ["provider"]
    assert "> Bread." in version(deal).text


def test_the_fee_and_the_parties_stay():
    deal = offered(fee_bps=150)
    do(counter_offer, deal.provider, LATER, agreement_id=deal.agreement.id, version_hash=deal.hash, milestones=SITE)
    content = current_content(deal.fresh())
    assert (content.fee_bps, content.rail) == (150, "sandbox")
    assert content.client.id == deal.client.organisation_id


def test_others_may_not():
    deal = offered()
    given = {"agreement_id": deal.agreement.id, "version_hash": deal.hash, "milestones": DEARER}
    member, stranger = member_actor(deal.provider.organisation_id, Role.MEMBER), parties()[0]
    with refused(Forbidden):
        do(counter_offer, member, LATER, **given)
    with refused(NotFound):
        do(counter_offer, stranger, LATER, **given)


def test_an_older_version_is_not_answered():
    deal = offered()
    old = deal.hash
    given = {"agreement_id": deal.agreement.id, "version_hash": old}
    do(counter_offer, deal.provider, LATER, milestones=DEARER, **given)
    with refused(VersionChanged, version=2):
        do(counter_offer, deal.provider, LATER, milestones=SITE, **given)


def test_an_offer_that_is_over_or_signed_is_not_answered():
    deal = offered()
    given = {"agreement_id": deal.agreement.id, "version_hash": deal.hash, "milestones": DEARER}
    with refused(OfferOver, since=deal.agreement.answer_until):
        do(counter_offer, deal.provider, deal.agreement.answer_until, **given)
    signed = running()
    with refused(NotAllowed):
        do(counter_offer, signed.client, LATER, agreement_id=signed.agreement.id, version_hash=signed.hash, title="x")


def test_nothing_changed_and_nonsense_are_refused():
    deal = offered()
    given = {"agreement_id": deal.agreement.id, "version_hash": deal.hash}
    same = {"milestones": [LOGO], "title": " A logo ", "terms": terms_of(deal.agreement), "brief": ""}
    for nothing in ({}, same):
        with refused(NothingChanged):
            do(counter_offer, deal.provider, LATER, **given, **nothing)
    with refused(Invalid, field="milestones"):
        do(counter_offer, deal.provider, LATER, milestones=[], **given)
    with refused(Invalid, field="answer_days"):
        do(counter_offer, deal.provider, LATER, milestones=DEARER, answer_days=99, **given)
    bare = replace(terms_of(deal.agreement), unforeseen_text="")
    with refused(TermsIncomplete, missing=("unforeseen_text",)):
        do(counter_offer, deal.provider, LATER, terms=bare, **given)


def test_a_date_of_ones_own_ends_it():
    deal = offered(unit="project", milestones=SITE)
    terms = terms_of(deal.agreement).ending(date(2027, 3, 31))
    do(counter_offer, deal.provider, LATER, agreement_id=deal.agreement.id, version_hash=deal.hash, terms=terms)
    assert "31 March 2027" in version(deal).text


def test_hours_are_countered_and_the_last_milestone_may_go_with_them():
    deal = offered()
    hours = Lines(starts_on=date(2026, 11, 30), time=(TimeLine(role="Designer", rate_minor=6_000, cap_minutes=600),))
    given = {"agreement_id": deal.agreement.id, "version_hash": deal.hash}
    with refused(Invalid, field="milestones"):
        do(counter_offer, deal.provider, LATER, **given, milestones=[])
    do(counter_offer, deal.provider, LATER, **given, milestones=[], lines=hours)
    content = current_content(deal.fresh())
    assert (content.milestones, content.lines, content.terms.end_on) == ((), hours, date(2027, 11, 24))
    assert terms_of(deal.fresh()) == content.terms
    assert broken_versions() == []


def test_clauses_and_language_change_with_the_terms_that_they_say_instead():
    deal = offered()
    given = {"agreement_id": deal.agreement.id, "version_hash": deal.hash}
    do(counter_offer, deal.provider, LATER, **given, clauses=(chosen("forum"),), language=Language.DE)
    content = current_content(deal.fresh())
    assert [one.key for one in content.clauses] == ["forum"]
    assert (content.language, content.terms.governing_law) == (Language.DE, "Germany")
    assert "die Quelldateien" in content.terms.exit_items
    assert "Anwendbares Recht und Gerichtsstand" in version(deal).text
    assert broken_versions() == []
    again = {"agreement_id": deal.agreement.id, "version_hash": deal.hash, "clauses": content.clauses}
    with refused(NothingChanged):
        do(counter_offer, deal.client, LATER, **again)


@pytest.mark.parametrize(
    ("clauses", "refusal"),
    [
        ((Chosen("no_such", 1, {}),), Invalid),
        ((chosen("insurance"), chosen("insurance")), Invalid),
        ((replace(chosen("retention"), number=1),), HeldMoneyIsWhole),
        ((usual("indexation", Language.EN),), TermsIncomplete),
    ],
)
def test_clauses_that_no_agreement_may_have_are_refused(clauses: tuple[Chosen, ...], refusal: type[Invalid]):
    deal = offered()
    given = {"agreement_id": deal.agreement.id, "version_hash": deal.hash, "clauses": clauses}
    with refused(refusal):
        do(counter_offer, deal.provider, LATER, **given)
