"""The one way in: a door calls ``perform``, which opens the transaction, claims the key, retries and answers.

``@action`` marks a verb and refuses to run outside such a transaction. ``preview`` is the same run, rolled back.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import random
import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from functools import wraps
from typing import Any, ParamSpec, TypeVar, overload
from uuid import UUID

from django.db import OperationalError, connection, transaction

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Refused, Stale
from anyshore.plumbing.numbers import unnumbered

P = ParamSpec("P")
T = TypeVar("T")

_performing: ContextVar[bool] = ContextVar("performing", default=False)

SERIALIZATION_FAILURE, DEADLOCK, LOCK_TIMEOUT = "40001", "40P01", "55P03"
TRIES = {SERIALIZATION_FAILURE: 6, DEADLOCK: 6, LOCK_TIMEOUT: 2}
"""How often the whole is tried in all, by the SQLSTATE that broke it."""

KEY = re.compile(r"[A-Za-z0-9_\-:.]{8,100}")


@dataclasses.dataclass(frozen=True, slots=True)
class Answer:
    """What a door sends back: stored with the key, so that a replay is equal to the byte."""

    status: int
    body: bytes = b""
    content_type: str = "text/html; charset=utf-8"
    location: str = ""


class KeyMissing(Refused):
    """The door gave no idempotency key where one is needed, or one that is not of the form."""

    code = "idempotency_key_missing"
    status = 400


class KeyReused(Refused):
    """The same key came with another input."""

    code = "idempotency_key_reused"
    status = 422


class InFlight(Refused):
    """The first request with this key has not answered yet, and was waited for. ``retry_after`` is in seconds."""

    code = "idempotency_key_in_flight"
    status = 409


class Busy(Refused):
    """Others hold what this needs. ``retry_after`` is in seconds."""

    code = "busy"
    status = 503


class OutsidePerform(RuntimeError):
    """A verb was called outside ``perform``: a mistake in our own code."""


def action(verb: Callable[P, T]) -> Callable[P, T]:
    """Mark ``verb`` as an action: it runs inside ``perform`` (or another action) and nowhere else."""

    @wraps(verb)
    def checked(*args: P.args, **kwargs: P.kwargs) -> T:
        if not (_performing.get() and connection.in_atomic_block):
            raise OutsidePerform(f"{verb.__module__}.{verb.__name__} was called outside perform")
        return verb(*args, **kwargs)

    return checked


@overload
def perform(
    verb: Callable[..., T], *, actor: Actor, at: datetime, deadline: UUID | None = None, **given: Any
) -> T: ...


@overload
def perform(
    verb: Callable[..., T],
    *,
    actor: Actor,
    at: datetime,
    key: str | None,
    render: Callable[[T], Answer],
    **given: Any,
) -> Answer: ...


def perform(
    verb: Callable[..., T],
    *,
    actor: Actor,
    at: datetime,
    key: str | None = None,
    render: Callable[[T], Answer] | None = None,
    deadline: UUID | None = None,
    **given: Any,
) -> T | Answer:
    """Run ``verb`` with ``actor``, ``at`` and ``given`` in one transaction, and commit it.

    Without ``render`` the verb's value is returned. With ``render`` a ``key`` is needed: the rendered answer
    is stored under it before the commit, and the same key with the same input returns that answer again.
    ``deadline`` is the open deadline that this run settles; one that is no longer open raises Stale.
    Raises KeyMissing (400), InFlight (409), KeyReused (422), Busy (503) and whatever the verb refuses.
    """
    if render is None:
        return _tried(lambda: _once(verb, actor, at, deadline, given))
    if key is None or not KEY.fullmatch(key):
        raise KeyMissing()
    claim = (actor.scope, key, _fingerprint(verb, given))
    return _tried(lambda: _keyed(verb, actor, at, claim, render, given))


def preview(verb: Callable[..., T], *, actor: Actor, at: datetime, look: Callable[[T], Any], **given: Any) -> Any:
    """Run ``verb`` as ``perform`` would, return ``look(value)`` as it stands then, and roll everything back.

    A sequence does not roll back: meanwhile ``next_number`` gives numbers that are nobody's.
    """

    def run() -> Any:
        with _transaction():
            seen = look(verb(actor=actor, at=at, **given))
            transaction.set_rollback(True)
            return seen

    with unnumbered():
        return _tried(run)


def answer_before(actor: Actor, key: str | None) -> Answer | None:
    """What was answered to this actor under this key, for a door that has the input no longer; None if nothing was."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT status, content_type, location, body FROM plumbing_idempotencykey"
            " WHERE scope = %s AND key = %s AND status IS NOT NULL",
            [actor.scope, key or ""],
        )
        row = cursor.fetchone()
    return Answer(status=row[0], content_type=row[1], location=row[2], body=bytes(row[3])) if row else None


def attempt(verb: Callable[..., T], **given: Any) -> T | Refused:
    """Within an action: run another one whole or not at all; what refuses it is returned, and the rest goes on."""
    try:
        with transaction.atomic():
            return verb(**given)
    except Refused as refusal:
        return refusal


@contextmanager
def _transaction() -> Iterator[None]:
    token = _performing.set(True)
    try:
        with transaction.atomic(durable=True):
            yield
    finally:
        _performing.reset(token)


def _once(verb: Callable[..., T], actor: Actor, at: datetime, deadline: UUID | None, given: dict[str, Any]) -> T:
    with _transaction():
        if deadline is not None:
            _must_be_open(deadline)
        value = verb(actor=actor, at=at, **given)
        if deadline is not None:
            _settle(deadline, at)
        return value


def _keyed(
    verb: Callable[..., T],
    actor: Actor,
    at: datetime,
    claim: tuple[str, str, bytes],
    render: Callable[[T], Answer],
    given: dict[str, Any],
) -> Answer:
    with _transaction():
        stored = _claimed(claim, at)
        if stored is not None:
            return stored
        answer = render(verb(actor=actor, at=at, **given))
        with connection.cursor() as cursor:
            cursor.execute(
                "UPDATE plumbing_idempotencykey SET status = %s, content_type = %s, location = %s, body = %s"
                " WHERE scope = %s AND key = %s",
                [answer.status, answer.content_type, answer.location, answer.body, claim[0], claim[1]],
            )
        return answer


def _claimed(claim: tuple[str, str, bytes], at: datetime) -> Answer | None:
    """Claim the key, waiting for another holder to end. Return the answer if it was given before."""
    with connection.cursor() as cursor:
        if _is_mine(cursor, claim, at):
            return None
        cursor.execute(
            "SELECT fingerprint, status, content_type, location, body FROM plumbing_idempotencykey"
            " WHERE scope = %s AND key = %s",
            claim[:2],
        )
        row = cursor.fetchone()
    if row is None or row[1] is None:
        raise InFlight(retry_after=1)
    if bytes(row[0]) != claim[2]:
        raise KeyReused()
    return Answer(status=row[1], content_type=row[2], location=row[3], body=bytes(row[4]))


def _is_mine(cursor: Any, claim: tuple[str, str, bytes], at: datetime) -> bool:
    """Whether the key was free; whoever holds it is waited for up to the lock timeout."""
    try:
        cursor.execute(
            "INSERT INTO plumbing_idempotencykey (scope, key, fingerprint, at, content_type, location, body)"
            " VALUES (%s, %s, %s, %s, '', '', '') ON CONFLICT DO NOTHING",
            [*claim, at],
        )
    except OperationalError as broken:
        if getattr(broken.__cause__, "sqlstate", None) == LOCK_TIMEOUT:
            raise InFlight(retry_after=1) from broken
        raise
    return bool(cursor.rowcount == 1)


def _must_be_open(deadline: UUID) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT 1 FROM plumbing_deadline WHERE id = %s AND done_at IS NULL AND stopped_at IS NULL", [deadline]
        )
        if cursor.fetchone() is None:
            raise Stale(deadline=str(deadline))


def _settle(deadline: UUID, at: datetime) -> None:
    """Mark the deadline done; the verb itself may have stopped it, as it stops every clock of its subject."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE plumbing_deadline SET done_at = %s, stopped_at = NULL WHERE id = %s AND done_at IS NULL",
            [at, deadline],
        )
        if cursor.rowcount != 1:
            raise Stale(deadline=str(deadline))


def _tried(run: Callable[[], T]) -> T:
    """Run, and run again after a conflict that another try can win; then Busy."""
    tries = 0
    while True:
        try:
            return run()
        except OperationalError as broken:
            state = getattr(broken.__cause__, "sqlstate", None) or ""
            tries += 1
            if state not in TRIES:
                raise
            if tries >= TRIES[state] or connection.in_atomic_block:
                raise Busy(retry_after=1) from broken
            time.sleep(random.uniform(0.005, 0.02) * 2**tries)  # noqa: S311 - jitter, not a secret


def _fingerprint(verb: Callable[..., object], given: dict[str, Any]) -> bytes:
    text = json.dumps([verb.__module__, verb.__name__, given], default=_plain, sort_keys=True)
    return hashlib.sha256(text.encode()).digest()


def _plain(value: object) -> object:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return [type(value).__name__, dataclasses.asdict(value)]
    if isinstance(value, datetime):
        return value.isoformat()
    return str(value)
