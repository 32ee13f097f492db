"""write_measures: how good and how fast an activity is today."""

from __future__ import annotations

import pytest

from anyshore.kit.refusals import ChoiceUnknown, OutOfRange, TextMissing, TooMany
from anyshore.strategy.actions.write_measures import write_measures
from anyshore.strategy.models.writing import read_measures
from anyshore.strategy.rules.measures import MeasureLine
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
    ],
)
def test_lines_that_cannot_be_taken_are_refused(more, error, field):
    activity, actor = added()
    with refused(error, field=field, position=1):
        do(write_measures, actor, activity_id=activity.id, version=1, lines=(POSTED, line(**more)))


def test_too_many_lines_are_refused():
    activity, actor = added()
    with refused(TooMany):
        do(write_measures, actor, activity_id=activity.id, version=1, lines=(POSTED,) * 13)


def test_who_may_not():
    activity, actor = added()
    guards(write_measures, activity, actor, version=1, lines=(POSTED,))
