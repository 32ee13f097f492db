"""rate_activity: each answers alone, and may answer anew."""

from __future__ import annotations

import pytest

from anyshore.kit.refusals import ChoiceUnknown, OutOfRange
from anyshore.strategy.actions.rate_activity import rate_activity
from anyshore.strategy.models import Rating
from anyshore.strategy.rules.matrix import AnswersIncomplete
from tests.factories import do, member_actor
from tests.strategy.world import LATER, added, events, guards, refused

ANSWERS = (0, 1, 0, 3, 0, None)

pytestmark = pytest.mark.django_db


def test_each_answers_for_themselves_and_the_last_answer_holds():
    activity, actor = added()
    colleague = member_actor(actor.acting_organisation)
    do(rate_activity, actor, activity_id=activity.id, axis="importance", answers=ANSWERS)
    do(rate_activity, colleague, activity_id=activity.id, axis="importance", answers=(4,) * 6)
    do(rate_activity, actor, LATER, activity_id=activity.id, axis="importance", answers=(1,) * 6)
    kept = dict(Rating.objects.values_list("person_id", "answers"))
    assert kept == {actor.person_id: [1] * 6, colleague.person_id: [4] * 6}
    assert events(activity.id).count("ActivityRated") == 3


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
        do(rate_activity, actor, **{"activity_id": activity.id, "axis": "capability", "answers": ANSWERS, **more})


def test_who_may_not():
    activity, actor = added()
    guards(rate_activity, activity, actor, axis="capability", answers=ANSWERS)
