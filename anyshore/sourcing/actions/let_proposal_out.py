"""Let a proposal out that its own organisation's people have agreed to."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Refused
from anyshore.plumbing.actions import action, attempt
from anyshore.plumbing.audit import tell
from anyshore.sourcing.actions.send_held_proposal import send_held_proposal
from anyshore.sourcing.events import HeldProposalStuck
from anyshore.sourcing.models import HeldProposal
from anyshore.sourcing.queries.held import author_of, locked_held_proposal
from anyshore.sourcing.rules.held import HeldState


@action
def let_proposal_out(*, actor: Actor, held_id: UUID, at: datetime) -> HeldProposal:
    """The proposal is with the client (``send_held_proposal``); what refuses it is kept beside it, and it stays with
    its author, who is told. One that is over stays as it is.

    Inner: contracts' ``answer_and_send``, with the last of those who agree. Refused: others (NotFound).
    """
    request, held = locked_held_proposal(actor, held_id)
    if held.state != HeldState.HELD:
        return held
    author = author_of(held)
    outcome = attempt(send_held_proposal, actor=author, held_id=held.id, at=at)
    if isinstance(outcome, Refused):
        params = {name: str(one) for name, one in outcome.params.items()}
        held.refusal = {"code": outcome.code, "params": params}
        held.save(update_fields=["refusal"])
        told = HeldProposalStuck(held_proposal_id=held.id, request_id=request.id, code=outcome.code, at=at)
        tell(told, actor=author)
    held.refresh_from_db()
    return held
