"""Gather what is said in a negotiation for one mail."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.rules.comments import GATHERED
from anyshore.kit.actor import Actor
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action


@action
def gather_negotiation(*, actor: Actor, agreement_id: UUID, at: datetime) -> bool:
    """A clock runs at whose end one mail tells of every suggestion, answer and comment that came until then; returns
    whether it began now.

    For this domain's own verbs, which have locked the agreement and permitted the actor.
    """
    return deadlines.gather(
        verb="contracts.tell_negotiation",
        subject=("negotiation", agreement_id),
        due_at=at + GATHERED,
        at=at,
        args={"agreement_id": agreement_id, "since": at.isoformat()},
    )
