"""Put a draft before the other side as an offer."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.actions.award_proposal import ApprovalMissing
from anyshore.contracts.actions.put_draft import put_draft
from anyshore.contracts.models import Agreement
from anyshore.contracts.queries.limits import must_stay_within_limits
from anyshore.contracts.queries.offering import draft_approval, draft_to_offer, signer_of
from anyshore.contracts.rules import Side
from anyshore.contracts.rules.content import Content
from anyshore.contracts.rules.offers import ANSWER_DAYS, checked_answer_days
from anyshore.kit.actor import Actor
from anyshore.kit.workdays import add_working_days
from anyshore.parties.queries import calendar
from anyshore.plumbing.actions import action


@action
def offer_draft(
    *, actor: Actor, agreement_id: UUID, seen: str, answer_days: int = ANSWER_DAYS, name: str = "", at: datetime
) -> Agreement:
    """The draft, as the actor saw it, is the first version of the agreement, signed by their side; the other side
    answers it, and the draft is written no more.

    ``seen`` is the hash of the whole draft (rules.drafts.whole_hash). Those who may commit the side that began it, or
    either once it is shared. Refused: others (Forbidden), who has not just proved who they are (ProofMissing), a draft
    that was offered or discarded (NotAllowed) or changed meanwhile (DraftChanged), what cannot be offered
    (TermsIncomplete, Invalid, RateAboveCard), a client's offer beyond a limit of its own that blocks (LimitStands),
    one to which the actor's own people must agree first (ApprovalMissing: ``hold_draft``).
    """
    agreement, side, content = draft_to_offer(actor, agreement_id, seen)
    _must_be_free(actor, side, content)
    other_id = agreement.provider_id if side is Side.CLIENT else agreement.client_id
    return put_draft(
        actor=actor,
        agreement=agreement,
        content=content,
        signer=signer_of(actor, side, name, at),
        answer_until=add_working_days(at, checked_answer_days(answer_days), calendar(other_id)),
        at=at,
    )


def _must_be_free(actor: Actor, side: Side, content: Content) -> None:
    """Refuse what a limit of the client's own blocks, or what the actor's own people must agree to first."""
    if side is Side.CLIENT:
        must_stay_within_limits(content.client.id, content.provider.id, content.value)
    approval = draft_approval(actor, side, content)
    if approval.needed and approval.missing:
        raise ApprovalMissing(needed=approval.needed.needed)
