"""Moves by compare-and-set, the lock of a root, and deadlines."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError

from anyshore.kit.errors import NotAllowed, NotFound, Stale
from anyshore.kit.lifecycle import Lifecycle
from anyshore.parties.models import Organisation
from anyshore.parties.rules import ORGANISATION, OrganisationState
from anyshore.plumbing import deadlines
from anyshore.plumbing.models import Deadline, Transition
from anyshore.plumbing.state import lock_root, move
from tests.factories import NOW, make_organisation


@pytest.mark.django_db
def test_a_move_writes_the_state_the_fields_and_the_transition():
    organisation, actor = make_organisation()
    move(organisation, "close", actor=actor, at=NOW, why="enough", write={"place": "Utrecht"})
    stored = Organisation.objects.get(pk=organisation.pk)
    assert (stored.state, stored.place, organisation.place) == (OrganisationState.CLOSED, "Utrecht", "Utrecht")
    row = Transition.objects.get()
    assert (row.subject_kind, row.subject_id, row.verb) == ("organisation", organisation.id, "close")
    assert (row.old_state, row.new_state, row.person_id, row.why) == ("active", "closed", actor.person_id, "enough")


@pytest.mark.django_db
def test_a_move_that_the_table_does_not_name_is_refused():
    organisation, actor = make_organisation()
    with pytest.raises(NotAllowed):
        move(organisation, "reopen", actor=actor, at=NOW)
    assert not Transition.objects.exists()


@pytest.mark.django_db
def test_the_second_of_two_that_saw_the_same_state_is_stale():
    organisation, actor = make_organisation()
    same = Organisation.objects.get(pk=organisation.pk)
    move(organisation, "close", actor=actor, at=NOW)
    with pytest.raises(Stale):
        move(same, "close", actor=actor, at=NOW)
    assert Transition.objects.count() == 1


@pytest.mark.django_db
def test_a_root_one_does_not_see_is_not_found():
    organisation, actor = make_organisation()
    assert lock_root(Organisation.objects.own(actor), organisation.id) == organisation
    with pytest.raises(NotFound):
        lock_root(Organisation.objects.own(actor), uuid4())


def test_a_lifecycle_names_its_states_once():
    assert ORGANISATION.states == (OrganisationState.ACTIVE, OrganisationState.CLOSED)
    assert ORGANISATION.allows(OrganisationState.ACTIVE, "close")
    assert not Lifecycle("x", ORGANISATION.moves).allows(OrganisationState.CLOSED, "close")


def test_reminders_come_at_half_time_two_days_and_four_hours_before():
    start, due = datetime(2026, 11, 2, 9, tzinfo=UTC), datetime(2026, 11, 12, 9, tzinfo=UTC)
    assert deadlines.reminder_instants(start, due, deadlines.REMINDERS) == [
        datetime(2026, 11, 7, 9, tzinfo=UTC),
        datetime(2026, 11, 10, 9, tzinfo=UTC),
        datetime(2026, 11, 12, 5, tzinfo=UTC),
    ]


def test_reminders_of_a_short_clock_do_not_crowd():
    start = datetime(2026, 11, 2, 9, tzinfo=UTC)
    assert deadlines.reminder_instants(start, start + timedelta(hours=8), deadlines.REMINDERS) == [
        start + timedelta(hours=4)
    ]
    assert deadlines.reminder_instants(start, start + timedelta(minutes=1), ()) == [start + timedelta(seconds=30)]


@pytest.mark.django_db
def test_one_open_clock_a_verb_and_subject_and_stopping_takes_its_reminders():
    subject = ("thing", uuid4())
    due = NOW + timedelta(days=10)
    deadlines.start(verb="a.b", subject=subject, due_at=due, at=NOW, args={"thing_id": subject[1]})
    with pytest.raises(IntegrityError):
        deadlines.start(verb="a.b", subject=subject, due_at=due, at=NOW, args={})


@pytest.mark.django_db
def test_a_stopped_clock_is_never_due():
    subject = ("thing", uuid4())
    deadlines.start(verb="a.b", subject=subject, due_at=NOW + timedelta(days=10), at=NOW, args={})
    assert [row.verb for row in deadlines.of(subject)] == ["a.b"]
    assert len(deadlines.due(NOW + timedelta(days=20), 10)) == 4
    assert deadlines.stop(subject=subject, at=NOW) == 4
    assert deadlines.due(NOW + timedelta(days=20), 10) == []
    assert Deadline.objects.filter(stopped_at=NOW).count() == 4


@pytest.mark.django_db
def test_of_the_same_instant_what_comes_last_is_due_last():
    due = NOW + timedelta(days=10)
    for verb, days in (("a.last", 0), ("b.first", 0), ("a.last", 1)):
        at = due + timedelta(days=days)
        deadlines.start(verb=verb, subject=("thing", uuid4()), due_at=at, at=NOW, args={}, remind=())
    found = [
        row.verb for row in deadlines.due(NOW + timedelta(days=20), 10, last=("a.last",)) if row.reminds_id is None
    ]
    assert found == ["b.first", "a.last", "a.last"]
