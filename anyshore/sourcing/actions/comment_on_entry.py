"""Say something about an entry."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.sourcing.events.entries import EntryCommented
from anyshore.sourcing.models import EntryComment
from anyshore.sourcing.policies import may_comment_on_entry
from anyshore.sourcing.queries.contests import locked_entry
from anyshore.sourcing.rules.contests import COMMENT_LIMIT
from anyshore.sourcing.rules.terms import text


@action
def comment_on_entry(*, actor: Actor, entry_id: UUID, words: str, at: datetime) -> EntryComment:
    """The words stand below the entry for its author and the client, and for nobody else.

    Those who work for either may. Refused: no words (TextMissing).
    """
    request, entry = locked_entry(actor, entry_id)
    if not may_comment_on_entry(actor, request, entry):
        raise Forbidden()
    comment = EntryComment.objects.create(
        entry=entry,
        organisation_id=actor.acting_organisation,
        author_id=actor.acting_person,
        text=text(words, "words", COMMENT_LIMIT, least=1),
        at=at,
    )
    by_client = actor.organisation_id == request.client_id
    tell(EntryCommented(entry_id=entry.id, request_id=request.id, by_client=by_client, at=at), actor=actor)
    return comment
