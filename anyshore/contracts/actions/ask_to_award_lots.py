"""Ask the client's own people to agree to a division of lots."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from anyshore.approvals.actions.ask_approval import NoApprovalNeeded
from anyshore.contracts.actions.ask_beyond_limit import ask_beyond_limit
from anyshore.contracts.actions.ask_to_award import ask_to_award
from anyshore.contracts.queries.approving import award_approval
from anyshore.contracts.queries.limits import limit_check
from anyshore.kit.actor import Actor
from anyshore.kit.errors import NotFound
from anyshore.plumbing.actions import action
from anyshore.sourcing.queries.award import chosen_lots
from anyshore.sourcing.queries.loading import locked_proposal
from anyshore.sourcing.queries.offered import beside, offered_work
from anyshore.sourcing.rules.refusals import RequestNotOpen
from anyshore.sourcing.rules.states import RequestState
from anyshore.sourcing.rules.tenders import LotChoice, won_by

if TYPE_CHECKING:
    from anyshore.approvals.models import Approval


@action
def ask_to_award_lots(
    *, actor: Actor, request_id: UUID, choices: tuple[LotChoice, ...], words: str = "", at: datetime
) -> list[Approval]:
    """For each winner whose lots together are more than a rule allows, or which with the other winners would break a
    limit that blocks, those whom the rule names are asked about that agreement; the other winners need nobody. Nothing
    is awarded.

    Those of the client who may award it. Refused: a proposal on another request (NotFound), a division to which nobody
    need agree (NoApprovalNeeded), and what ``ask_to_award`` and ``ask_beyond_limit`` refuse; then nobody is asked.
    """
    asked = []
    winners = won_by(choices)
    for proposal_id, lots in winners.items():
        request, proposal = locked_proposal(actor, proposal_id)
        if request.id != request_id:
            raise NotFound()
        if request.state != RequestState.OPEN:
            raise RequestNotOpen(state=request.state)
        chosen_lots(proposal, lots)
        offered = offered_work(actor, proposal_id, lots)
        given: dict[str, Any] = {"actor": actor, "proposal_id": proposal_id, "lots": lots, "words": words, "at": at}
        others = beside(actor, winners, proposal_id)
        if award_approval(actor, offered).missing:
            asked.append(ask_to_award(**given))
        elif limit_check(actor, offered, others).stops:
            asked.append(ask_beyond_limit(beside=others, **given))
    if not asked:
        raise NoApprovalNeeded()
    return asked
