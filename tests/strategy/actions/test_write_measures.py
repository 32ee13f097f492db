"""write_measures: how good and how fast an activity is today."""

from __future__ import annotations

import pytest

from anyshore.kit.refusals import ChoiceUnknown, OutOfRange, TextMissing, TooMany
from anyshore.strategy.actions.write_measures import write_measures
from anyshore.strategy.models.writing import read_measures
from anyshore.strategy.rules.measures import DirectionUnknown, MeasureLine
from tests.factories import do
from tests.strategy.world import added, events, guards, refused

POSTED = MeasureLine(kind="cycle_time", name="Receipt to posting", value="6.20", unit="days", how="Mean of a quarter")

pytestmark = pytest.mark.django_db


def line(**more: str) -> MeasureLine:
    """A measure with something else in it."""
    given = {"kind": "quality", "name": "Posted right at first", "value": "97.5", "unit": "%", **more}
    return MeasureLine(**given)


def test_the_lines_replace_those_before():
    activity, actor = added()
    do(write_measures, actor, activity_id=activity.id, version=1, lines=(line(), POSTED))
    do(write_measures, actor, activity_id=activity.id, version=2, lines=(POSTED,))
    (kept,) = read_measures([activity.id])[activity.id]
    assert (kept.value, kept.unit, kept.how) == ("6.2", "days", "Mean of a quarter")
    assert events(activity.id) == ["ActivityAdded", "MeasuresWritten", "MeasuresWritten"]


@pytest.mark.parametrize(
    ("more", "error", "field"),
    [
        ({"kind": "charm"}, ChoiceUnknown, "kind"),
        ({"name": ""}, TextMissing, "measure"),
        ({"unit": " "}, TextMissing, "unit"),
        ({"value": "1e3"}, OutOfRange, "value"),
        ({"value": "=1+1"}, OutOfRange, "value"),
        ({"value": "1,5"}, OutOfRange, "value"),
        ({"better": "higher"}, ChoiceUnknown, "better"),
        ({"unit": "people", "name": "Team"}, DirectionUnknown, "better"),
    ],
)
def test_lines_that_cannot_be_taken_are_refused(more, error, field):
    activity, actor = added()
    with refused(error, field=field, position=1):
        do(write_measures, actor, activity_id=activity.id, version=1, lines=(POSTED, line(**more)))


@pytest.mark.parametrize(
    ("more", "direction"),
    [
        ({}, "more"),
        ({"value": "2.1"}, "less"),
        ({"value": "2.1", "better": "more"}, "more"),
        ({"unit": "people", "name": "Team", "better": "less"}, "less"),
        ({"unit": "people", "name": "Team", "better": "neither"}, None),
        ({"unit": "complaints a month"}, "less"),
        ({"unit": "days", "kind": "cycle_time"}, "less"),
        ({"unit": "days between failures", "kind": "cycle_time", "better": "more"}, "more"),
    ],
)
def test_which_is_better_is_what_was_said_else_what_the_words_say(more, direction):
    activity, actor = added()
    do(write_measures, actor, activity_id=activity.id, version=1, lines=(line(**more),))
    (kept,) = read_measures([activity.id])[activity.id]
    assert (kept.direction, kept.better) == (direction, more.get("better", ""))


def test_too_many_lines_are_refused():
    activity, actor = added()
    with refused(TooMany):
        do(write_measures, actor, activity_id=activity.id, version=1, lines=(POSTED,) * 13)


def test_who_may_not():
    activity, actor = added()
    guards(write_measures, activity, actor, version=1, lines=(POSTED,))
