"""Ask one's own people to agree to a signature."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from anyshore.approvals.actions.ask_approval import NoApprovalNeeded, ask_approval
from anyshore.contracts.actions.sign_agreement import AlreadySigned
from anyshore.contracts.policies import may_sign, side_of
from anyshore.contracts.queries import locked_agreement, signed_sides
from anyshore.contracts.queries.approving import contract_path, signature_approval
from anyshore.contracts.rules import AGREEMENT, AgreementState
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing.actions import action

if TYPE_CHECKING:
    from anyshore.approvals.models import Approval


@action
def ask_to_sign(*, actor: Actor, agreement_id: UUID, words: str = "", at: datetime) -> Approval:
    """Those whom the rule of the actor's side names are asked to agree to the current version, at the latest until the
    offer lapses: a share of a guaranteed prize, an offer of the other side, a version that came after the award.

    Those of either side who may commit it, where it has not signed. Refused: others (Forbidden), an offer that is
    signed or over (NotAllowed), a side that has signed (AlreadySigned), one that was agreed to before the award, or to
    which nobody must agree (NoApprovalNeeded), and what ``ask_approval`` refuses: a group that is too small.
    """
    agreement = locked_agreement(actor, agreement_id)
    side = side_of(actor, agreement)
    if side is None or not may_sign(actor, agreement):
        raise Forbidden()
    AGREEMENT.after(AgreementState(agreement.state), "sign")
    if side in signed_sides(agreement):
        raise AlreadySigned()
    about = signature_approval(actor, agreement, at=at)
    if about is None:
        raise NoApprovalNeeded()
    return ask_approval(
        actor=actor,
        kind=about.kind,
        subject=about.subject,
        title=agreement.title,
        path=contract_path(agreement.number),
        amount=about.amount,
        beside=about.beside,
        fingerprint=about.fingerprint,
        words=words,
        no_later_than=agreement.answer_until,
        at=at,
    )
