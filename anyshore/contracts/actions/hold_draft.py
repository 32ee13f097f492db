"""Hold a draft back, signed, until one's own people agree that it is offered."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.actions.hold_version import hold_version
from anyshore.contracts.models import HeldOffer
from anyshore.contracts.queries.limits import must_stay_within_limits
from anyshore.contracts.queries.offering import draft_to_offer, signer_of
from anyshore.contracts.rules import Side
from anyshore.contracts.rules.offers import ANSWER_DAYS
from anyshore.kit.actor import Actor
from anyshore.plumbing.actions import action


@action
def hold_draft(
    *,
    actor: Actor,
    agreement_id: UUID,
    seen: str,
    answer_days: int = ANSWER_DAYS,
    name: str = "",
    words: str = "",
    at: datetime,
) -> HeldOffer:
    """The draft, as the actor saw it, is signed by their side and kept back; those whom its rule names are asked, with
    ``words``, and it is offered as it is once they agree. It can be written on meanwhile: an edit overtakes it.

    Whoever may offer it. Refused: all that ``offer_draft`` refuses but a missing approval, one to which nobody must
    agree (NoApprovalNeeded), a group that is too small without the actor (TooFewApprovers).
    """
    agreement, side, content = draft_to_offer(actor, agreement_id, seen)
    if side is Side.CLIENT:
        must_stay_within_limits(content.client.id, content.provider.id, content.value)
    return hold_version(
        actor=actor,
        content=content,
        signer=signer_of(actor, side, name, at),
        agreement=agreement,
        answer_days=answer_days,
        words=words,
        at=at,
    )
