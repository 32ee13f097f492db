"""Deadlines are rows: an instant, a verb, a subject. Started by the action that starts a clock, stopped by the
one that stops it, and run by our own clock (anyshore/jobs/deadlines.py)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from django.db.models import F

from anyshore.plumbing.models import Deadline

REMINDERS = (timedelta(hours=48), timedelta(hours=4))
"""Reminders come at half time and this long before the end."""

TRIES = 10
"""A verb that broke so often waits for the operator."""

DUE = (
    "SELECT * FROM plumbing_deadline"
    " WHERE due_at <= %s AND done_at IS NULL AND stopped_at IS NULL AND attempts < %s"
    " ORDER BY due_at, verb = ANY(%s), id LIMIT %s"
)
"""Asked again after every clock that runs, and every few seconds for ever: so it is written out."""

Subject = tuple[str, UUID]


def start(
    *,
    verb: str,
    subject: Subject,
    due_at: datetime,
    at: datetime,
    args: dict[str, object],
    remind: tuple[timedelta, ...] = REMINDERS,
) -> Deadline:
    """Start a clock: at ``due_at`` the clock performs ``verb`` (a literal name) with ``args``.

    One open clock a verb and subject: a second raises IntegrityError. ``remind`` empty means no reminders,
    else they come at half time and at each given time before the end, where that is still to come.
    """
    plain = {name: str(value) if isinstance(value, UUID) else value for name, value in args.items()}
    kind, subject_id = subject
    fresh = partial(Deadline, verb=verb, subject_kind=kind, subject_id=subject_id, args=plain, started_at=at)
    due = fresh(due_at=due_at)
    reminders = reminder_instants(at, due_at, remind) if remind else []
    Deadline.objects.bulk_create([due, *(fresh(due_at=instant, reminds=due) for instant in reminders)])
    return due


def gather(*, verb: str, subject: Subject, due_at: datetime, at: datetime, args: dict[str, object]) -> bool:
    """Start a clock without reminders unless one of ``subject`` runs: what comes until its end is told together.
    Returns whether it began now."""
    if of(subject):
        return False
    start(verb=verb, subject=subject, due_at=due_at, at=at, args=args, remind=())
    return True


def reminder_instants(start_at: datetime, due_at: datetime, before: tuple[timedelta, ...]) -> list[datetime]:
    """Half time and each ``before`` the end, those after the start only, in order, none twice within an hour."""
    wanted = sorted({start_at + (due_at - start_at) / 2, *(due_at - span for span in before)})
    kept: list[datetime] = []
    for instant in wanted:
        if instant > start_at and (not kept or instant - kept[-1] >= timedelta(hours=1)):
            kept.append(instant)
    return kept


def stop(*, subject: Subject, at: datetime, verb: str | None = None) -> int:
    """Stop the open clocks of ``subject`` (of one ``verb``, or all), reminders included; return how many rows."""
    kind, subject_id = subject
    rows = Deadline.objects.filter(subject_kind=kind, subject_id=subject_id, done_at=None, stopped_at=None)
    if verb is not None:
        rows = rows.filter(verb=verb)
    return rows.update(stopped_at=at)


def of(subject: Subject) -> list[Deadline]:
    """The open clocks of ``subject``, soonest first, without reminders."""
    kind, subject_id = subject
    rows = Deadline.objects.filter(
        subject_kind=kind, subject_id=subject_id, done_at=None, stopped_at=None, reminds=None
    )
    return list(rows.order_by("due_at", "id"))


def due(now: datetime, limit: int, last: Collection[str] = ()) -> list[Deadline]:
    """The open clocks and reminders that are due at ``now``, in the order in which they fell due; of those of the same
    instant the verbs in ``last`` come after the others."""
    return list(Deadline.objects.raw(DUE, [now, TRIES, list(last), limit]))


def given_up() -> list[str]:
    """The clocks whose verb broke so often that they wait for the operator: for ``anyshore check``."""
    rows = Deadline.objects.filter(done_at=None, stopped_at=None, attempts__gte=TRIES)
    return [f"{row.verb} of {row.subject_kind} {row.subject_id}: {row.error}" for row in rows.order_by("due_at")]


def close_moot(deadline_id: UUID, *, at: datetime, why: str) -> None:
    """Close a clock whose verb was refused because the thing has moved on; the refusal is kept."""
    Deadline.objects.filter(pk=deadline_id, done_at=None, stopped_at=None).update(stopped_at=at, error=why)


def note_failure(deadline_id: UUID, *, error: str) -> None:
    """Count a try that broke. After ten the row waits for the operator: ``anyshore check`` names it."""
    Deadline.objects.filter(pk=deadline_id).update(attempts=F("attempts") + 1, error=error[:2000])
