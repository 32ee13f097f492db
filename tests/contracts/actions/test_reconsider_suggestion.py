"""reconsider_suggestion: an answer is taken back, as long as nothing came of it."""

from __future__ import annotations

import pytest

from anyshore.contracts.actions.counter_offer import counter_offer
from anyshore.contracts.actions.reconsider_suggestion import GroundChanged, reconsider_suggestion
from anyshore.contracts.actions.refuse_suggestion import refuse_suggestion
from anyshore.contracts.queries import terms_of
from anyshore.kit.errors import Forbidden, NotAllowed
from tests.contracts.negotiation_world import FASTER, accept, project, suggest, write
from tests.contracts.world import LATER, events, refused
from tests.factories import do

pytestmark = pytest.mark.django_db


def test_it_is_open_again():
    deal = project()
    (one,) = suggest(deal, deal.provider, FASTER)
    accept(deal.client, one, answer="Fine")
    made = do(reconsider_suggestion, deal.client, LATER, suggestion_id=one.id)
    made.refresh_from_db()
    assert (made.state, made.answer, made.answered_by_id) == ("open", "", None)
    assert events(deal)[-1] == "SuggestionReconsidered"
    accept(deal.client, one)


def test_not_by_its_author_and_not_what_is_open_or_written():
    deal = project()
    (one,) = suggest(deal, deal.provider, FASTER)
    with refused(NotAllowed):
        do(reconsider_suggestion, deal.client, LATER, suggestion_id=one.id)
    accept(deal.client, one)
    with refused(Forbidden):
        do(reconsider_suggestion, deal.provider, LATER, suggestion_id=one.id)
    write(deal, deal.client, 1)
    with refused(NotAllowed):
        do(reconsider_suggestion, deal.client, LATER, suggestion_id=one.id)


def test_not_where_the_ground_has_changed():
    deal = project()
    (one,) = suggest(deal, deal.provider, FASTER)
    do(refuse_suggestion, deal.client, LATER, suggestion_id=one.id)
    terms = {**terms_of(deal.agreement).to_json(), "review_days": 8}
    given = {"agreement_id": deal.agreement.id, "version_hash": deal.hash}
    do(counter_offer, deal.client, LATER, **given, terms=type(terms_of(deal.agreement)).from_json(terms))
    with refused(GroundChanged):
        do(reconsider_suggestion, deal.client, LATER, suggestion_id=one.id)
