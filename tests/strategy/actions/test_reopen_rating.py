"""reopen_rating: what was agreed counts no more."""

from __future__ import annotations

import pytest

from anyshore.strategy.actions.agree_rating import agree_rating
from anyshore.strategy.actions.reopen_rating import NothingAgreed, reopen_rating
from anyshore.strategy.models import Rating
from tests.factories import do
from tests.strategy.world import added, events, guards, refused

pytestmark = pytest.mark.django_db


def test_the_agreed_answer_of_that_side_goes():
    activity, actor = added()
    for axis in ("importance", "capability"):
        do(agree_rating, actor, activity_id=activity.id, axis=axis, answers=(2,) * 6)
    do(reopen_rating, actor, activity_id=activity.id, axis="importance")
    assert [row.axis for row in Rating.objects.all()] == ["capability"]
    assert events(activity.id)[-1] == "RatingReopened"
    with refused(NothingAgreed):
        do(reopen_rating, actor, activity_id=activity.id, axis="importance")


def test_who_may_not():
    activity, actor = added()
    do(agree_rating, actor, activity_id=activity.id, axis="importance", answers=(2,) * 6)
    guards(reopen_rating, activity, actor, axis="importance")
