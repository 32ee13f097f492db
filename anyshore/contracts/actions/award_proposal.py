"""Award a proposal: the agreement is drafted, and waits for the client's signature."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.actions.draft_agreement import draft_agreement
from anyshore.contracts.events import AgreementAwarded
from anyshore.contracts.models import Agreement
from anyshore.contracts.queries import award_offer, person_name
from anyshore.contracts.queries.approving import award_approval
from anyshore.contracts.queries.limits import limit_check
from anyshore.contracts.rules import Side, SignatureMethod
from anyshore.contracts.rules.signing import Signer
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Refused
from anyshore.kit.ids import new_id
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.numbers import next_number
from anyshore.sourcing.actions.mark_awarded import mark_awarded
from anyshore.sourcing.queries.offered import OfferedWork, offered_work


class LimitBlocks(Refused):
    """The client's own limit stands against this award, and nobody has agreed to go beyond it."""

    code = "limit_blocks"


class ApprovalMissing(Refused):
    """The client's own rules want ``needed`` people to agree to this very offer first."""

    code = "approval_missing"


@action
def award_proposal(
    *,
    actor: Actor,
    proposal_id: UUID,
    fee_bps: int,
    rail: str,
    words: str = "",
    lots: tuple[int, ...] = (),
    reason: str = "",
    beside: tuple[OfferedWork, ...] = (),
    at: datetime,
) -> Agreement:
    """The proposal is awarded and an agreement on it, under the unit's default terms, waits for the client to sign.

    The proposal is the provider's signature under that version, and binds until it expires: then the agreement lapses.
    The other bidders learn the outcome, with ``words``. Of a tender with ``lots`` the agreement is on those (by
    place); ``reason`` says why where another proposal is in front, and ``beside`` are the other offers that the same
    decision awards, held against the limits with this one. Those of the client who may commit it. Refused: all that
    ``mark_awarded`` refuses (not the client's, expired, no longer open), which also locks the request; an offer to
    which the client's own people must agree and have not (ApprovalMissing), or that breaks a limit that blocks
    (LimitBlocks).
    """
    mark_awarded(actor=actor, proposal_id=proposal_id, words=words, lots=lots, reason=reason, at=at)
    offered = offered_work(actor, proposal_id, lots)
    approval = award_approval(actor, offered)
    if approval.needed and approval.missing:
        raise ApprovalMissing(needed=approval.needed.needed)
    if limit_check(actor, offered, beside).stops:
        raise LimitBlocks()
    agreement_id, number = new_id(), next_number("agreement")
    content = award_offer(
        actor, offered, agreement_id=agreement_id, number=number, fee_bps=fee_bps, rail=rail, on=at.date()
    )
    agreement = draft_agreement(
        actor=actor,
        content=content,
        author_side=Side.CLIENT,
        signer=_proposer(offered),
        request_id=offered.request_id,
        proposal_id=proposal_id,
        answer_until=offered.expires_at,
        at=at,
    )
    told = AgreementAwarded(
        agreement_id=agreement.id,
        proposal_id=proposal_id,
        hash=agreement.version_hash,
        answer_until=offered.expires_at,
        at=at,
    )
    tell(told, actor=actor)
    return agreement


def _proposer(offered: OfferedWork) -> Signer:
    return Signer(
        side=Side.PROVIDER,
        organisation_id=offered.provider_id,
        person_id=offered.author_id,
        name=person_name(offered.author_id),
        method=SignatureMethod.PROPOSAL,
    )
