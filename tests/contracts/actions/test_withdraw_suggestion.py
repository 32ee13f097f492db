"""withdraw_suggestion: its own side takes it back."""

from __future__ import annotations

import pytest

from anyshore.contracts.actions.withdraw_suggestion import withdraw_suggestion
from anyshore.kit.errors import Forbidden, NotAllowed
from anyshore.parties.rules import Role
from tests.contracts.negotiation_world import DEARER, FASTER, accept, project, states, suggest
from tests.contracts.world import LATER, events, refused
from tests.factories import do, member_actor

pytestmark = pytest.mark.django_db


def test_a_colleague_may_take_it_back():
    deal = project()
    (one,) = suggest(deal, deal.provider, FASTER)
    colleague = member_actor(deal.provider.organisation_id, Role.MEMBER)
    made = do(withdraw_suggestion, colleague, LATER, suggestion_id=one.id)
    assert made.state == "withdrawn"
    assert events(deal)[-1] == "SuggestionWithdrawn"


def test_the_other_side_may_not_and_what_is_accepted_stands():
    deal = project()
    (one,) = suggest(deal, deal.provider, FASTER)
    (two,) = suggest(deal, deal.provider, DEARER)
    with refused(Forbidden):
        do(withdraw_suggestion, deal.client, LATER, suggestion_id=one.id)
    accept(deal.client, two)
    with refused(NotAllowed):
        do(withdraw_suggestion, deal.provider, LATER, suggestion_id=two.id)
    assert states(deal) == {1: "open", 2: "accepted"}
