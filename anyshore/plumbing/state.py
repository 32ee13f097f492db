"""The one writer of a state: a compare-and-set that also writes the transition; and the lock of a root row."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any, ClassVar, Protocol, TypeVar
from uuid import UUID

from django.db import connection, models

from anyshore.kit.actor import Actor
from anyshore.kit.errors import NotFound, Stale
from anyshore.kit.lifecycle import Lifecycle
from anyshore.plumbing.models import Transition

M = TypeVar("M", bound=models.Model)


class Stateful(Protocol):
    """A model with a state and the table of its moves."""

    lifecycle: ClassVar[Lifecycle[Any]]
    state: Any
    pk: Any
    _meta: ClassVar[Any]


def move(
    thing: Stateful,
    verb: str,
    *,
    actor: Actor,
    at: datetime,
    why: str = "",
    write: Mapping[str, object] | None = None,
) -> StrEnum:
    """Move ``thing`` by ``verb``; return its new state, set on ``thing`` too.

    ``write`` names fields that change in the same statement. Raises NotAllowed when the table has no such
    move from the state that was loaded, Stale when the row no longer has that state.
    """
    old = type(thing.lifecycle.states[0])(thing.state)
    new: StrEnum = thing.lifecycle.after(old, verb)
    fields = {thing._meta.get_field(name): value for name, value in (write or {}).items()}
    prepared = [field.get_db_prep_save(value, connection) for field, value in fields.items()]
    table = connection.ops.quote_name(thing._meta.db_table)
    columns = "".join(f", {connection.ops.quote_name(field.column)} = %s" for field in fields)
    with connection.cursor() as cursor:
        cursor.execute(
            f"WITH moved AS (UPDATE {table} SET state = %s{columns} WHERE id = %s AND state = %s RETURNING id)"  # noqa: S608 - names from the model, values are parameters
            " INSERT INTO plumbing_transition (subject_kind, subject_id, verb, old_state, new_state, actor_kind,"
            " person_id, organisation_id, at, why) SELECT %s, id, %s, %s, %s, %s, %s, %s, %s, %s FROM moved",
            [
                str(new), *prepared, thing.pk, str(old),
                thing.lifecycle.kind, verb, str(old), str(new), str(actor.kind),
                actor.person_id, actor.organisation_id, at, why,
            ],
        )  # fmt: skip
        if cursor.rowcount != 1:
            raise Stale(kind=thing.lifecycle.kind, verb=verb)
    thing.state = new
    for name, value in (write or {}).items():
        setattr(thing, name, value)
    return new


def newest_move(subject: tuple[str, UUID], verb: str) -> tuple[datetime, str] | None:
    """When and why the subject was last moved by ``verb``; None if it never was."""
    kind, subject_id = subject
    rows = Transition.objects.filter(subject_kind=kind, subject_id=subject_id, verb=verb).order_by("-id")
    return rows.values_list("at", "why").first()


def lock_root(visible: models.QuerySet[M], root_id: UUID) -> M:
    """Load one row of ``visible`` by id and lock it until the transaction ends, or raise NotFound.

    The first statement of every writing action: all below that root is then safe.
    """
    found = next(iter(visible.select_for_update(of=("self",)).filter(pk=root_id).order_by()[:1]), None)
    if found is None:
        raise NotFound()
    return found


def moves_of(subject: tuple[str, UUID]) -> list[tuple[str, datetime, UUID | None, str]]:
    """Every move of the subject, the oldest first: its verb, when, by which person, and why."""
    kind, subject_id = subject
    rows = Transition.objects.filter(subject_kind=kind, subject_id=subject_id).order_by("id")
    return list(rows.values_list("verb", "at", "person_id", "why"))
