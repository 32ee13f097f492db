"""Start the clock of a proposal that stands."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.models import Deadline
from anyshore.sourcing.queries.loading import locked_proposal


@action
def stand_until(*, actor: Actor, proposal_id: UUID, at: datetime) -> Deadline:
    """The proposal expires at its instant unless somebody acts; an earlier clock of its is stopped.

    Called by the verbs that send and revise, which have permitted it. The client is reminded of one that ends before
    they must decide; of the others the clock of the request reminds. Refused: nothing.
    """
    request, proposal = locked_proposal(actor, proposal_id)
    early = request.decide_until is not None and proposal.expires_at < request.decide_until
    deadlines.stop(subject=("proposal", proposal.id), verb="sourcing.expire_proposal", at=at)
    return deadlines.start(
        verb="sourcing.expire_proposal",
        subject=("proposal", proposal.id),
        due_at=proposal.expires_at,
        at=at,
        args={"proposal_id": proposal.id},
        remind=deadlines.REMINDERS if early else (),
    )
