"""edit_activity: an activity says something else of itself, once for each version that somebody looked at."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import Stale
from anyshore.kit.refusals import TextMissing
from anyshore.strategy.actions.edit_activity import edit_activity
from anyshore.strategy.models import Activity
from anyshore.strategy.rules.facts import CodeTaken
from anyshore.strategy.rules.tree import LevelTooHigh
from tests.factories import do
from tests.strategy.world import added, events, guards, refused, terms

pytestmark = pytest.mark.django_db


def test_it_is_renamed_counted_and_keeps_its_code():
    activity, actor = added()
    do(edit_activity, actor, activity_id=activity.id, version=1, terms=terms("Creditors", volume=30_000))
    stored = Activity.objects.get(pk=activity.pk)
    assert (stored.name, stored.code, stored.volume, stored.version) == ("Creditors", "accounts-payable", 30_000, 2)
    assert events(activity.id) == ["ActivityAdded", "ActivityEdited"]
    do(edit_activity, actor, activity_id=activity.id, version=2, terms=terms("Creditors", volume=None, code="AP-1"))
    stored.refresh_from_db()
    assert (stored.code, stored.volume) == ("AP-1", None)


def test_what_changes_nothing_tells_nothing():
    activity, actor = added()
    do(edit_activity, actor, activity_id=activity.id, version=1, terms=terms())
    assert Activity.objects.get(pk=activity.pk).version == 1
    assert events(activity.id) == ["ActivityAdded"]


def test_two_people_at_once_the_second_is_told():
    activity, actor = added()
    do(edit_activity, actor, activity_id=activity.id, version=1, terms=terms("Creditors"))
    with refused(Stale, version=2):
        do(edit_activity, actor, activity_id=activity.id, version=1, terms=terms("Suppliers"))


def test_terms_that_cannot_be_taken_are_refused():
    finance, actor = added(name="Finance", level="process")
    child, _ = added(actor, parent_id=finance.id)
    with refused(TextMissing, field="name"):
        do(edit_activity, actor, activity_id=child.id, version=1, terms=terms(" "))
    with refused(CodeTaken, code="FINANCE"):
        do(edit_activity, actor, activity_id=child.id, version=1, terms=terms(code="FINANCE"))
    with refused(LevelTooHigh):
        do(edit_activity, actor, activity_id=child.id, version=1, terms=terms(level="process"))
    with refused(LevelTooHigh):
        do(edit_activity, actor, activity_id=finance.id, version=1, terms=terms("Finance", level="task"))


def test_who_may_not():
    activity, actor = added()
    guards(edit_activity, activity, actor, version=1, terms=terms("Creditors"))
