"""Open a thread about a subject."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from anyshore.conversations.events import ThreadOpened
from anyshore.conversations.models import Participant, Thread
from anyshore.kit.actor import Actor
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.deadlines import Subject


@action
def open_thread(
    *, actor: Actor, subject: Subject, title: str, organisation_ids: Iterable[UUID], at: datetime
) -> Thread:
    """A thread about ``subject`` exists among these organisations; the same again is the same thread.

    The subject's own domain decides who takes part, and has locked the subject's root. Refused: nothing.
    """
    kind, subject_id = subject
    wanted = set(organisation_ids)
    for thread in Thread.objects.filter(subject_kind=kind, subject_id=subject_id):
        there = Participant.objects.filter(thread=thread).values_list("organisation_id", flat=True)
        if set(there) == wanted:
            return thread
    thread = Thread.objects.create(subject_kind=kind, subject_id=subject_id, title=title[:200], at=at)
    Participant.objects.bulk_create(
        Participant(thread=thread, organisation_id=organisation_id, joined_at=at) for organisation_id in sorted(wanted)
    )
    tell(ThreadOpened(thread_id=thread.id, at=at), actor=actor)
    return thread
