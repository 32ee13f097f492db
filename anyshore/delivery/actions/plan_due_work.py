"""Set the clock that tells people what is due on a board."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.delivery.queries.board import due_days
from anyshore.delivery.rules.board import next_telling
from anyshore.kit.actor import Actor
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action


@action
def plan_due_work(*, actor: Actor, agreement_id: UUID, at: datetime) -> datetime | None:
    """One clock runs for the board, to the next instant at which somebody is to be told; returns that, or None.

    For this domain's own verbs, which have locked the agreement and permitted the actor. Refused: nothing.
    """
    subject, wanted = ("board", agreement_id), next_telling(due_days(agreement_id), at)
    running = [one.due_at for one in deadlines.of(subject)]
    if running == ([wanted] if wanted else []):
        return wanted
    deadlines.stop(subject=subject, at=at)
    if wanted is not None:
        deadlines.start(
            verb="delivery.tell_due_work",
            subject=subject,
            due_at=wanted,
            at=at,
            args={"agreement_id": agreement_id},
            remind=(),
        )
    return wanted
