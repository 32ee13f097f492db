"""Ask the client's own people to agree to an award."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from anyshore.approvals.actions.ask_approval import ask_approval
from anyshore.approvals.rules import Kind
from anyshore.contracts.queries.approving import award_approval, award_path
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing.actions import action
from anyshore.sourcing.policies import may_award
from anyshore.sourcing.queries.award import chosen_lots
from anyshore.sourcing.queries.loading import locked_proposal
from anyshore.sourcing.queries.offered import offered_work
from anyshore.sourcing.rules.refusals import OfferExpired, RequestNotOpen
from anyshore.sourcing.rules.states import RequestState

if TYPE_CHECKING:
    from anyshore.approvals.models import Approval


@action
def ask_to_award(
    *, actor: Actor, proposal_id: UUID, lots: tuple[int, ...] = (), words: str = "", at: datetime
) -> Approval:
    """Those whom the client's rule names are asked to agree to this very offer, at the latest until it expires. Of a
    proposal on lots they are asked about ``lots`` (by place), which are one agreement.

    Those of the client who may award it. Refused: others (Forbidden), a request that is not open (RequestNotOpen), an
    offer that has expired (OfferExpired), lots that are not on offer (LotsMissing), and what ``ask_approval`` refuses:
    no rule, a group that is too small.
    """
    request, proposal = locked_proposal(actor, proposal_id)
    if not may_award(actor, request):
        raise Forbidden()
    if request.state != RequestState.OPEN:
        raise RequestNotOpen(state=request.state)
    if at >= proposal.expires_at:
        raise OfferExpired(expired_at=proposal.expires_at)
    chosen_lots(proposal, lots)
    offered = offered_work(actor, proposal_id, lots)
    about = award_approval(actor, offered)
    return ask_approval(
        actor=actor,
        kind=Kind.AWARD,
        subject=about.subject,
        title=offered.title,
        path=award_path(proposal.number),
        amount=about.amount,
        fingerprint=about.fingerprint,
        words=words,
        no_later_than=proposal.expires_at,
        at=at,
    )
