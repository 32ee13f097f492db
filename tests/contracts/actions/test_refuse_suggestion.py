"""refuse_suggestion: the other side's no, with a word."""

from __future__ import annotations

import pytest

from anyshore.contracts.actions.refuse_suggestion import refuse_suggestion
from anyshore.contracts.actions.sign_agreement import sign_agreement
from anyshore.kit.errors import Forbidden, Invalid, NotAllowed
from tests.contracts.negotiation_world import FASTER, accept, project, suggest
from tests.contracts.world import LATER, events, refused
from tests.factories import do

pytestmark = pytest.mark.django_db


def test_it_is_refused_with_a_word_and_stays_to_be_read():
    deal = project()
    (one,) = suggest(deal, deal.client, FASTER)
    made = do(refuse_suggestion, deal.provider, LATER, suggestion_id=one.id, answer=" Too short for us ")
    assert (made.state, made.answer, made.answered_by_id) == ("refused", "Too short for us", deal.provider.person_id)
    assert events(deal)[-1] == "SuggestionRefused"
    with refused(NotAllowed):
        accept(deal.provider, one)


def test_others_may_not_and_what_is_over_is_not_answered():
    deal = project()
    (one,) = suggest(deal, deal.client, FASTER)
    with refused(Forbidden):
        do(refuse_suggestion, deal.client, LATER, suggestion_id=one.id)
    with refused(Invalid, field="answer"):
        do(refuse_suggestion, deal.provider, LATER, suggestion_id=one.id, answer="x" * 2_001)
    do(sign_agreement, deal.provider, LATER, agreement_id=deal.agreement.id, version_hash=deal.hash)
    with refused(NotAllowed):
        do(refuse_suggestion, deal.provider, LATER, suggestion_id=one.id)
