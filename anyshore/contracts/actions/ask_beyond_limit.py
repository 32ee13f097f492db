"""Ask the client's own people to go beyond a limit that blocks an award."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from anyshore.approvals.actions.ask_approval import ask_approval
from anyshore.approvals.rules import Kind
from anyshore.contracts.queries.approving import award_path
from anyshore.contracts.queries.limits import limit_check
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.kit.refusals import TextMissing
from anyshore.plumbing.actions import action
from anyshore.sourcing.policies import may_award
from anyshore.sourcing.queries.award import chosen_lots
from anyshore.sourcing.queries.loading import locked_proposal
from anyshore.sourcing.queries.offered import OfferedWork, offered_work
from anyshore.sourcing.rules.refusals import OfferExpired, RequestNotOpen
from anyshore.sourcing.rules.states import RequestState

if TYPE_CHECKING:
    from anyshore.approvals.models import Approval


@action
def ask_beyond_limit(
    *,
    actor: Actor,
    proposal_id: UUID,
    lots: tuple[int, ...] = (),
    beside: tuple[OfferedWork, ...] = (),
    words: str,
    at: datetime,
) -> Approval:
    """Those whom the client's rule for limits names are asked, with the reason, to let this award go beyond them; of a
    proposal on lots the award of ``lots`` (by place), with the offers ``beside`` it in the same decision.

    Those of the client who may award it. Refused: others (Forbidden), no reason (TextMissing), a request that is not
    open (RequestNotOpen), an offer that has expired (OfferExpired), lots that are not on offer (LotsMissing), and what
    ``ask_approval`` refuses: no rule about limits, a group that is too small.
    """
    request, proposal = locked_proposal(actor, proposal_id)
    if not may_award(actor, request):
        raise Forbidden()
    if not words.strip():
        raise TextMissing(field="words")
    if request.state != RequestState.OPEN:
        raise RequestNotOpen(state=request.state)
    if at >= proposal.expires_at:
        raise OfferExpired(expired_at=proposal.expires_at)
    chosen_lots(proposal, lots)
    offered = offered_work(actor, proposal_id, lots)
    about = limit_check(actor, offered, beside)
    return ask_approval(
        actor=actor,
        kind=Kind.LIMIT,
        subject=about.subject,
        title=offered.title,
        path=award_path(proposal.number),
        amount=about.amount,
        fingerprint=about.fingerprint,
        words=words,
        no_later_than=proposal.expires_at,
        at=at,
    )
