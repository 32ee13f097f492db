"""Post a message."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from anyshore.conversations.events import MessagePosted
from anyshore.conversations.models import Message, ReadMark, Thread
from anyshore.conversations.policies import may_post
from anyshore.conversations.rules import problem
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Invalid
from anyshore.plumbing import files
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import lock_root


@action
def post_message(*, actor: Actor, thread_id: UUID, body: str, file_ids: Sequence[UUID] = (), at: datetime) -> Message:
    """The message stands in the thread, the writer has read up to it, and the others are told by mail.

    Members who may work, of an organisation that takes part. Refused: a thread one does not see (NotFound),
    viewers and finance (Forbidden), a message without words and files, or too long (Invalid).
    """
    thread = lock_root(Thread.objects.visible_to(actor), thread_id)
    if not may_post(actor, thread):
        raise Forbidden()
    reason = problem(body, len(file_ids))
    if reason is not None:
        raise Invalid(field="body", reason=reason)
    message = Message.objects.create(
        thread=thread,
        author_id=actor.acting_person,
        organisation_id=actor.acting_organisation,
        body=body.replace("\x00", "").strip(),
        at=at,
    )
    files.attach(subject=("message", message.id), file_ids=file_ids, actor=actor, at=at)
    Thread.objects.filter(pk=thread.pk).update(last_message_at=at)
    ReadMark.objects.update_or_create(thread=thread, user_id=actor.acting_person, defaults={"read_until": at})
    event = MessagePosted(thread_id=thread.id, message_id=message.id, organisation_id=message.organisation_id, at=at)
    tell(event, actor=actor)
    return message
