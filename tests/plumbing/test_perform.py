"""perform: one transaction, one effect a key, retries, and the preview that leaves nothing."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import OperationalError, connection

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Refused, Stale
from anyshore.parties.models import User
from anyshore.parties.rules import ANYONE, CLOCK
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import (
    Answer,
    Busy,
    InFlight,
    KeyMissing,
    KeyReused,
    OutsidePerform,
    action,
    perform,
    preview,
)
from anyshore.plumbing.models import Deadline, IdempotencyKey, Mail
from tests.factories import NOW, make_person


class NotToday(Refused):
    """For the tests."""

    code = "not_today"


@action
def write(*, actor: Actor, words: str, at: object, refuse: str = "") -> Mail:
    """Write one row, and then perhaps refuse."""
    mail = Mail.objects.create(to="a@example.org", subject=words, body="", at=NOW)
    if refuse:
        raise NotToday(why=refuse)
    return mail


def answer(mail: Mail) -> Answer:
    return Answer(status=303, location=f"/mail/{mail.id}/", body=str(mail.id).encode())


def test_an_action_refuses_to_run_outside_perform():
    with pytest.raises(OutsidePerform):
        write(actor=ANYONE, words="x", at=NOW)


@pytest.mark.django_db
def test_perform_commits_and_returns_the_value():
    assert perform(write, actor=ANYONE, at=NOW, words="hello").subject == "hello"
    assert Mail.objects.get().subject == "hello"


@pytest.mark.django_db
def test_a_refusal_leaves_nothing_not_even_its_key():
    with pytest.raises(NotToday):
        perform(write, actor=ANYONE, at=NOW, key="key-12345", render=answer, words="x", refuse="because")
    assert not Mail.objects.exists()
    assert not IdempotencyKey.objects.exists()


@pytest.mark.django_db
def test_a_replay_is_equal_to_the_byte_and_does_nothing():
    first = perform(write, actor=ANYONE, at=NOW, key="key-12345", render=answer, words="x")
    again = perform(write, actor=ANYONE, at=NOW + timedelta(hours=3), key="key-12345", render=answer, words="x")
    assert again == first
    assert Mail.objects.count() == 1


@pytest.mark.django_db
def test_the_same_key_with_another_input_is_422():
    perform(write, actor=ANYONE, at=NOW, key="key-12345", render=answer, words="x")
    with pytest.raises(KeyReused) as refused:
        perform(write, actor=ANYONE, at=NOW, key="key-12345", render=answer, words="y")
    assert refused.value.status == 422
    assert Mail.objects.count() == 1


@pytest.mark.django_db
def test_keys_belong_to_their_actor():
    one, other = (Actor(ANYONE.kind, make_person().id) for _ in range(2))
    first = perform(write, actor=one, at=NOW, key="key-12345", render=answer, words="x")
    assert perform(write, actor=other, at=NOW, key="key-12345", render=answer, words="x") != first


@pytest.mark.parametrize("key", [None, "", "short", "has space in it", "x" * 101, "naïve-key-1"])
def test_a_missing_or_malformed_key_is_400(key):
    with pytest.raises(KeyMissing) as refused:
        perform(write, actor=ANYONE, at=NOW, key=key, render=answer, words="x")
    assert refused.value.status == 400


def test_sixteen_at_once_with_one_key_have_one_effect(committed_db):
    def call(_: int) -> Answer:
        try:
            return perform(write, actor=ANYONE, at=NOW, key="key-12345", render=answer, words="x")
        finally:
            connection.close()

    with ThreadPoolExecutor(16) as pool:
        answers = set(pool.map(call, range(16)))
    assert len(answers) == 1
    assert Mail.objects.count() == 1


def test_a_key_whose_first_request_does_not_end_is_409(committed_db):
    with committed_db.connect() as other:
        other.execute(
            "INSERT INTO plumbing_idempotencykey (scope, key, fingerprint, at, content_type, location, body)"
            " VALUES (%s, 'key-12345', '', now(), '', '', '')",
            [ANYONE.scope],
        )
        with connection.cursor() as cursor:
            cursor.execute("SET lock_timeout = '50ms'")
        try:
            with pytest.raises(InFlight) as refused:
                perform(write, actor=ANYONE, at=NOW, key="key-12345", render=answer, words="x")
        finally:
            connection.close()
    assert refused.value.status == 409
    assert refused.value.params["retry_after"] == 1
    assert not Mail.objects.exists()


@pytest.mark.django_db
def test_a_preview_shows_and_leaves_nothing():
    assert preview(write, actor=ANYONE, at=NOW, look=lambda mail: mail.subject, words="seen") == "seen"
    assert not Mail.objects.exists()


@pytest.mark.parametrize(("state", "runs"), [("40001", 6), ("40P01", 6), ("55P03", 2), ("57014", 1)])
def test_what_another_try_can_win_is_tried_again_and_then_busy(committed_db, monkeypatch, state, runs):
    tries = []

    class Cause(Exception):
        sqlstate = state

    @action
    def broken(*, actor: Actor, at: object) -> None:
        tries.append(1)
        raise OperationalError("no") from Cause()

    monkeypatch.setattr("anyshore.plumbing.actions.time.sleep", lambda _: None)
    with pytest.raises(OperationalError if state == "57014" else Busy):
        perform(broken, actor=ANYONE, at=NOW)
    assert len(tries) == runs


@pytest.mark.django_db
def test_perform_does_not_nest():
    @action
    def outer(*, actor: Actor, at: object) -> None:
        perform(write, actor=ANYONE, at=NOW, words="x")

    with pytest.raises(RuntimeError, match="durable"):
        perform(outer, actor=ANYONE, at=NOW)


@pytest.mark.django_db
def test_a_deadline_is_settled_with_its_verb_and_only_once():
    person = make_person()
    row = deadlines.start(
        verb="test.write", subject=("person", person.id), due_at=NOW, at=NOW - timedelta(days=6), args={}
    )
    assert Deadline.objects.filter(reminds=row).count() == 3
    perform(write, actor=CLOCK, at=NOW, deadline=row.id, words="late")
    row.refresh_from_db()
    assert row.done_at == NOW
    with pytest.raises(Stale):
        perform(write, actor=CLOCK, at=NOW, deadline=row.id, words="late")
    assert Mail.objects.count() == 1
    assert User.objects.count() == 1
