"""Who may do what in a conversation."""

from __future__ import annotations

from anyshore.conversations.models import Participant, Thread
from anyshore.kit.actor import Actor
from anyshore.parties.rules import Right, has_right


def may_post(actor: Actor, thread: Thread) -> bool:
    """Members who may work, of an organisation that takes part."""
    if not has_right(actor, Right.WORK):
        return False
    return Participant.objects.filter(thread=thread, organisation_id=actor.acting_organisation).exists()
