"""Mark a thread as read."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.conversations.models import ReadMark, Thread
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing.actions import action
from anyshore.plumbing.state import lock_root


@action
def mark_read(*, actor: Actor, thread_id: UUID, at: datetime) -> ReadMark:
    """The acting person has read the thread up to now. It is nobody's fact but theirs: no event is told.

    Members of an organisation that takes part. Refused: others (NotFound), strangers (Forbidden).
    """
    if actor.person_id is None:
        raise Forbidden()
    thread = lock_root(Thread.objects.visible_to(actor), thread_id)
    mark, _ = ReadMark.objects.update_or_create(thread=thread, user_id=actor.person_id, defaults={"read_until": at})
    return mark
