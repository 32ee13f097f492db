"""Gather comments for one mail."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.rules.comments import GATHERED
from anyshore.kit.actor import Actor
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action


@action
def gather_comments(*, actor: Actor, submission_id: UUID, at: datetime) -> bool:
    """A clock runs at whose end one mail tells of every comment that came until then; returns whether it began now.

    For this domain's own verbs, which have locked the agreement and permitted the actor.
    """
    return deadlines.gather(
        verb="delivery.tell_comments",
        subject=("submission_comments", submission_id),
        due_at=at + GATHERED,
        at=at,
        args={"submission_id": submission_id, "since": at.isoformat()},
    )
