"""agree_rating: one agreed answer beside what each said."""

from __future__ import annotations

import pytest

from anyshore.kit.refusals import ChoiceUnknown, OutOfRange
from anyshore.strategy.actions.agree_rating import agree_rating
from anyshore.strategy.actions.rate_activity import rate_activity
from anyshore.strategy.models import Rating
from anyshore.strategy.rules.matrix import AnswersIncomplete
from tests.factories import do
from tests.strategy.world import LATER, added, events, guards, refused

ANSWERS = (0, 1, 0, 3, 0, None)

pytestmark = pytest.mark.django_db


def test_the_agreed_answer_stands_beside_what_each_said_and_may_change():
    activity, actor = added()
    do(rate_activity, actor, activity_id=activity.id, axis="importance", answers=ANSWERS)
    do(agree_rating, actor, activity_id=activity.id, axis="importance", answers=(2,) * 6)
    do(agree_rating, actor, LATER, activity_id=activity.id, axis="importance", answers=(3,) * 6)
    kept = dict(Rating.objects.values_list("person_id", "answers"))
    assert kept == {actor.person_id: list(ANSWERS), None: [3] * 6}
    assert events(activity.id).count("RatingAgreed") == 2


@pytest.mark.parametrize(
    ("more", "error"),
    [
        ({"axis": "charm"}, ChoiceUnknown),
        ({"answers": (5, 0, 0, 0, 0, 0)}, OutOfRange),
        ({"answers": (-1, 0, 0, 0, 0, 0)}, OutOfRange),
        ({"answers": (1, 2)}, OutOfRange),
        ({"answers": (None,) * 6}, AnswersIncomplete),
    ],
)
def test_other_answers_are_refused(more, error):
    activity, actor = added()
    with refused(error):
        do(agree_rating, actor, **{"activity_id": activity.id, "axis": "capability", "answers": ANSWERS, **more})


def test_who_may_not():
    activity, actor = added()
    guards(agree_rating, activity, actor, axis="capability", answers=ANSWERS)
