"""accept_suggestion: the other side's yes, which changes nothing on the table by itself."""

from __future__ import annotations

import pytest

from anyshore.contracts.actions.accept_suggestion import PlaceTaken, SuggestionsClash, accept_suggestion
from anyshore.contracts.actions.sign_agreement import OfferOver, sign_agreement
from anyshore.contracts.rules.places import WHOLE
from anyshore.contracts.rules.suggestions import Change
from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from anyshore.parties.rules import Role
from tests.contracts.negotiation_world import DEARER, FASTER, accept, project, states, suggest
from tests.contracts.world import LATER, events, parties, refused
from tests.factories import do, member_actor

pytestmark = pytest.mark.django_db


def test_it_waits_for_the_next_version():
    deal = project()
    (one,) = suggest(deal, deal.provider, FASTER)
    made = accept(deal.client, one, answer="Fine")
    assert (made.state, made.answer, made.answered_by_id, made.answered_at) == (
        "accepted", "Fine", deal.client.person_id, LATER,
    )  # fmt: skip
    assert deal.fresh().version == 1
    assert events(deal)[-1] == "SuggestionAccepted"


def test_only_the_other_side_and_who_may_commit_it():
    deal = project()
    (one,) = suggest(deal, deal.provider, FASTER)
    member, stranger = member_actor(deal.client.organisation_id, Role.MEMBER), parties()[0]
    for actor in (deal.provider, member):
        with refused(Forbidden):
            accept(actor, one)
    with refused(NotFound):
        accept(stranger, one)
    with refused(NotFound):
        do(accept_suggestion, deal.client, LATER, suggestion_id=deal.agreement.id)


def test_what_was_answered_is_not_answered_again():
    deal = project()
    (one,) = suggest(deal, deal.provider, FASTER)
    accept(deal.client, one)
    with refused(NotAllowed):
        accept(deal.client, one)


def test_a_lapsed_and_a_signed_offer_are_refused():
    deal = project()
    (one,) = suggest(deal, deal.provider, FASTER)
    with refused(OfferOver):
        accept(deal.client, one, deal.agreement.answer_until)
    do(sign_agreement, deal.provider, LATER, agreement_id=deal.agreement.id, version_hash=deal.hash)
    assert states(deal) == {1: "overtaken"}
    with refused(NotAllowed):
        accept(deal.client, one)


def test_two_of_one_place_are_not_both_accepted():
    deal = project()
    first, second, removed = (
        suggest(deal, deal.provider, change)[0]
        for change in (DEARER, Change("milestones.1", {"amount_minor": 80_000}), Change("milestones.1", {WHOLE: None}))
    )
    accept(deal.client, first)
    for other in (second, removed):
        with refused(PlaceTaken, other="S1"):
            accept(deal.client, other)


def test_what_makes_nonsense_together_is_not_accepted():
    deal = project()
    (first,) = suggest(deal, deal.provider, Change("milestones.1", {WHOLE: None}))
    (second,) = suggest(deal, deal.provider, Change("milestones.2", {WHOLE: None}))
    accept(deal.client, first)
    with refused(SuggestionsClash):
        accept(deal.client, second)
