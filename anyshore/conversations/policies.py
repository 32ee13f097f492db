"""Who may do what in a conversation."""

from __future__ import annotations

from anyshore.conversations.models import Participant, Thread
from anyshore.kit.actor import Actor
from anyshore.parties.rules import Right, has_right


def may_post(actor: Actor, thread: Thread) -> bool:
    """Members who may work, of an organisation that takes part."""
    mine = Participant.objects.filter(thread=thread, organisation_id=actor.organisation_id)
    return has_right(actor, Right.WORK) and mine.exists()
