"""answer_review: by the named person, in words, once."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from anyshore.kit.refusals import TextMissing
from anyshore.sourcing.actions.answer_review import answer_review
from anyshore.sourcing.actions.ask_for_review import ask_for_review
from tests.factories import do
from tests.sourcing.actions.test_ask_for_review import decided
from tests.sourcing.world import clocks, events, refused

pytestmark = pytest.mark.django_db


def test_the_named_person_answers_in_words():
    scene = decided()
    brno, actor = scene.bidders["Brno"]
    with refused(NotFound):
        do(answer_review, scene.owner, scene.after, proposal_id=brno.id, answer="x")
    do(ask_for_review, actor, scene.after, proposal_id=brno.id, words="You missed our second sample.")
    for other in (scene.colleagues[0], actor):
        with refused(Forbidden):
            do(answer_review, other, scene.after, proposal_id=brno.id, answer="x")
    with refused(TextMissing):
        do(answer_review, scene.owner, scene.after, proposal_id=brno.id, answer=" ")
    row = do(answer_review, scene.owner, scene.after, proposal_id=brno.id, answer="We read both samples: it stands.")
    assert (row.state, row.answered_at, clocks(brno)) == ("answered", scene.after, [])
    assert events(brno)[-1] == "ReviewAnswered"
    with refused(NotAllowed):
        do(answer_review, scene.owner, scene.after, proposal_id=brno.id, answer="Again.")
