"""Ask the client's own people to agree to a signature."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from anyshore.approvals.actions.ask_approval import NoApprovalNeeded, ask_approval
from anyshore.approvals.rules import Kind
from anyshore.contracts.policies import may_sign, side_of
from anyshore.contracts.queries import locked_agreement
from anyshore.contracts.queries.approving import contract_path, signature_approval
from anyshore.contracts.rules import AGREEMENT, AgreementState, Side
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing.actions import action

if TYPE_CHECKING:
    from anyshore.approvals.models import Approval


@action
def ask_to_sign(*, actor: Actor, agreement_id: UUID, words: str = "", at: datetime) -> Approval:
    """Those whom the client's rule names are asked to agree to the current version, at the latest until the offer lapses:
    a share of a guaranteed prize, an offer of a provider, a version that came after the award.

    Those of the client who may commit it. Refused: others (Forbidden), an offer that is signed or over (NotAllowed), one
    that was agreed to before the award, or to which nobody must agree (NoApprovalNeeded), and what ``ask_approval``
    refuses: a group that is too small.
    """
    agreement = locked_agreement(actor, agreement_id)
    if side_of(actor, agreement) is not Side.CLIENT or not may_sign(actor, agreement):
        raise Forbidden()
    AGREEMENT.after(AgreementState(agreement.state), "sign")
    about = signature_approval(actor, agreement, at=at)
    if about is None:
        raise NoApprovalNeeded()
    return ask_approval(
        actor=actor,
        kind=Kind.AWARD,
        subject=about.subject,
        title=agreement.title,
        path=contract_path(agreement.number),
        amount=about.amount,
        fingerprint=about.fingerprint,
        words=words,
        no_later_than=agreement.answer_until,
        at=at,
    )
