"""Gather what an organisation's own people say to each other in a negotiation for one mail."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.queries.negotiation import own_comments_id
from anyshore.contracts.rules.comments import GATHERED
from anyshore.kit.actor import Actor
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action


@action
def gather_own_comments(*, actor: Actor, agreement_id: UUID, organisation_id: UUID, at: datetime) -> bool:
    """A clock runs at whose end one mail tells the organisation's people of the comments for them alone that came
    until then; returns whether it began now. The clock is the organisation's own: the other side's things say nothing
    of it.

    For this domain's own verbs, which have locked the agreement and permitted the actor.
    """
    return deadlines.gather(
        verb="contracts.tell_own_comments",
        subject=("own_comments", own_comments_id(agreement_id, organisation_id)),
        due_at=at + GATHERED,
        at=at,
        args={"agreement_id": agreement_id, "organisation_id": organisation_id, "since": at.isoformat()},
    )
