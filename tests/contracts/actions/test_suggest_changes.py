"""suggest_changes: single places of an open offer, each beside what stands there."""

from __future__ import annotations

import pytest

from anyshore.contracts.actions.counter_offer import NothingChanged, counter_offer
from anyshore.contracts.actions.sign_agreement import OfferOver, VersionChanged
from anyshore.contracts.actions.suggest_changes import LeavesOpen, TooManySuggestions, suggest_changes
from anyshore.contracts.rules import suggestions
from anyshore.contracts.rules.places import WHOLE, UnknownPlace
from anyshore.contracts.rules.suggestions import Change
from anyshore.kit.errors import Forbidden, Invalid, NotAllowed, NotFound
from anyshore.parties.rules import Role
from tests.contracts.negotiation_world import DEARER, FASTER, project, suggest
from tests.contracts.world import LATER, clocks, events, parties, refused, running, signatures
from tests.factories import do, member_actor

pytestmark = pytest.mark.django_db


def test_a_suggestion_stands_beside_its_place_and_the_offer_stays_as_it_is():
    deal = project()
    before = deal.fresh()
    clock = clocks(deal.agreement.id)
    (one,) = suggest(deal, deal.provider, FASTER, reason="We ship weekly")
    assert (one.number, one.state, one.side, one.version, one.author_id) == (
        1, "open", "provider", 1, deal.provider.person_id,
    )  # fmt: skip
    assert (one.row, one.was, one.to, one.reason) == (
        "terms.review", {"review_days": 10}, {"review_days": 5}, "We ship weekly",
    )  # fmt: skip
    now = deal.fresh()
    assert (now.version, now.version_hash, now.answer_until) == (1, before.version_hash, before.answer_until)
    assert clock[0] in clocks(deal.agreement.id)
    assert [side for side, _, _ in signatures(deal)] == ["client"]
    assert events(deal) == ["AgreementOffered", "SuggestionsMade"]


def test_what_is_typed_together_is_divided_where_each_holds():
    deal = project()
    typed = Change("milestones.2", {"title": "Build", "amount_minor": 150_000, "due_on": "2027-01-08"})
    made = suggest(deal, deal.client, typed, FASTER)
    assert [(one.number, one.to) for one in made] == [
        (1, {"amount_minor": 150_000}),
        (2, {"due_on": "2027-01-08"}),
        (3, {"review_days": 5}),
    ]
    assert made[0].anchor == "Build"
    (joint,) = suggest(deal, deal.client, Change("terms.price", {"payment": "invoice", "payment_days": 14}))
    assert joint.number == 4


def test_whoever_works_may_and_others_may_not():
    deal = project()
    member = member_actor(deal.provider.organisation_id, Role.MEMBER)
    assert suggest(deal, member, FASTER)[0].side == "provider"
    viewer, stranger = member_actor(deal.provider.organisation_id, Role.VIEWER), parties()[0]
    with refused(Forbidden):
        suggest(deal, viewer, DEARER)
    with refused(NotFound):
        suggest(deal, stranger, DEARER)


def test_what_cannot_be_suggested_is_refused():
    deal = project()
    for change in (Change("terms.review", {"review_days": 10}), Change("title", {WHOLE: "A site "})):
        with refused(NothingChanged):
            suggest(deal, deal.provider, change)
    with refused(UnknownPlace):
        suggest(deal, deal.provider, Change("milestones.7", {"title": "x"}))
    with refused(Invalid):
        suggest(deal, deal.provider, Change("terms.review", {"review_days": 999}))
    with refused(LeavesOpen):
        suggest(deal, deal.provider, Change("terms.exit", {"exit_items": []}))


def test_another_version_a_lapsed_and_a_signed_offer_are_refused():
    deal = project()
    old = deal.hash
    given = {"agreement_id": deal.agreement.id, "version_hash": old, "changes": [FASTER]}
    with refused(OfferOver):
        do(suggest_changes, deal.provider, deal.agreement.answer_until, **given)
    do(counter_offer, deal.client, LATER, agreement_id=deal.agreement.id, version_hash=old, title="Two sites")
    with refused(VersionChanged, version=2):
        do(suggest_changes, deal.provider, LATER, **given)
    signed = running()
    with refused(NotAllowed):
        suggest(signed, signed.provider, FASTER)


def test_so_many_may_wait(monkeypatch):
    monkeypatch.setattr("anyshore.contracts.actions.suggest_changes.MOST_OPEN", 1)
    deal = project()
    assert suggestions.MOST_OPEN == 200
    suggest(deal, deal.provider, FASTER)
    with refused(TooManySuggestions, most=1):
        suggest(deal, deal.provider, DEARER)
