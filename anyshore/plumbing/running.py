"""What the worker runs: clocks that fell due, each through ``perform`` with its own instant, and mails all or none."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

import structlog

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Refused
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import Busy, action, perform
from anyshore.plumbing.models import Deadline

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Reminder:
    """A reminder that fell due at ``at``: at ``due_at`` silence will run ``verb`` with ``args``."""

    id: UUID
    verb: str
    args: Mapping[str, object]
    due_at: datetime
    at: datetime


Reminding = Callable[[Reminder], int]


@action
def post(*, actor: Actor, write: Callable[[], int], at: datetime) -> int:
    """What ``write`` mails is written, all or none; return how many. The clock's verb: notices and reminders."""
    return write()


def run_due(
    now: datetime,
    *,
    verbs: Mapping[str, Callable[..., object]],
    remind: Reminding,
    actor: Actor,
    last: Collection[str] = (),
) -> int:
    """Run every clock and reminder that is due at ``now``, soonest first, each with ``at`` = its own instant; of the
    same instant the verbs in ``last`` after the others.

    ``verbs`` maps names to actions; ``remind`` mails one reminder. Returns how many were run. A verb may start a
    clock that is due already: it runs in the same call. One that is refused because the thing has moved on is
    closed; one that breaks is tried again at the next call, and holds up no other.
    """
    run, broken = 0, set[UUID]()
    while True:
        # one at a time: what runs may stop or start others
        row = next((row for row in deadlines.due(now, 1 + len(broken), last) if row.id not in broken), None)
        if row is None:
            return run
        if _run_one(row, verbs, remind, actor):
            run += 1
        else:
            broken.add(row.id)


def _run_one(row: Deadline, verbs: Mapping[str, Callable[..., object]], remind: Reminding, actor: Actor) -> bool:
    try:
        if row.reminds is not None:
            reminder = Reminder(row.id, row.verb, row.args, due_at=row.reminds.due_at, at=row.due_at)
            perform(post, actor=actor, at=row.due_at, deadline=row.id, write=partial(remind, reminder))
        else:
            perform(verbs[row.verb], actor=actor, at=row.due_at, deadline=row.id, **_arguments(row.args))
    except Busy:
        return False
    except Refused as refusal:
        log.info("deadline_moot", deadline=str(row.id), verb=row.verb, refusal=str(refusal))
        deadlines.close_moot(row.id, at=row.due_at, why=str(refusal))
    except Exception as error:
        log.exception("deadline_broke", deadline=str(row.id), verb=row.verb)
        deadlines.note_failure(row.id, error=f"{type(error).__name__}: {error}")
        return False
    return True


def _arguments(args: dict[str, Any]) -> dict[str, Any]:
    """Stored arguments as the verb takes them: names ending in ``_id`` are ids."""
    return {name: UUID(value) if name.endswith("_id") else value for name, value in args.items()}
