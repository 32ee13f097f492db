"""Ask one's own people to agree to sign a renewal that the other side offers."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from anyshore.approvals.actions.ask_approval import ask_approval
from anyshore.contracts.queries.approving import renewal_path
from anyshore.contracts.queries.renewals import renewal_with_agreement_locked
from anyshore.contracts.queries.renewing import renewal_approval, renewing_side
from anyshore.contracts.rules.content import Content
from anyshore.contracts.rules.renewal import RENEWAL, RenewalState
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing.actions import action

if TYPE_CHECKING:
    from anyshore.approvals.models import Approval


@action
def ask_to_renew(*, actor: Actor, offer_id: UUID, words: str = "", at: datetime) -> Approval:
    """Those whom the rule of the actor's side names are asked to agree to the renewal as it was offered, at the latest
    until it lapses.

    Those of the side that did not offer who bind it. Refused: others (Forbidden), an offer that is answered or over
    (NotAllowed), one to which nobody must agree (NoApprovalNeeded), and what ``ask_approval`` refuses: a group that is
    too small.
    """
    offer = renewal_with_agreement_locked(actor, offer_id)
    side = renewing_side(actor, offer.agreement)
    if str(side) == offer.side:
        raise Forbidden()
    RENEWAL.after(RenewalState(offer.state), "sign")
    about = renewal_approval(actor, side, Content.from_json(offer.content), offer.hash)
    return ask_approval(
        actor=actor,
        kind=about.kind,
        subject=about.subject,
        title=offer.agreement.title,
        path=renewal_path(offer.agreement.number),
        amount=about.amount,
        beside=about.beside,
        fingerprint=about.fingerprint,
        words=words,
        no_later_than=offer.answer_until,
        at=at,
    )
