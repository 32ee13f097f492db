"""Award a prize: the agreement on it is drafted, and waits for the client's signature."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.approvals.actions.close_overtaken import close_overtaken
from anyshore.contracts.actions.award_proposal import ApprovalMissing
from anyshore.contracts.actions.draft_for_entry import draft_for_entry
from anyshore.contracts.models import Agreement
from anyshore.contracts.queries.approving import award_approval
from anyshore.contracts.queries.limits import must_stay_within_limits
from anyshore.kit.actor import Actor
from anyshore.plumbing.actions import action
from anyshore.sourcing.actions.give_prize import give_prize
from anyshore.sourcing.queries.contests import offered_entry


@action
def award_prize(
    *, actor: Actor, entry_id: UUID, prize_id: UUID, fee_bps: int, rail: str, words: str = "", at: datetime
) -> Agreement:
    """The entry has won the prize, and an agreement with the prize as its price waits for the client to sign.

    Source files and rights pass on payment, as the unit's terms say. Those of the client who may commit it. Refused:
    all that give_prize refuses, a sum to which the client's own people must agree and have not (ApprovalMissing), a
    limit of the client's own that blocks (LimitStands): then no contract on it could be signed.
    """
    entry = give_prize(actor=actor, entry_id=entry_id, prize_id=prize_id, words=words, at=at)
    offered = offered_entry(entry_id, at=at)
    approval = award_approval(actor, offered, "entry")
    if approval.needed and approval.missing:
        raise ApprovalMissing(needed=approval.needed.needed)
    must_stay_within_limits(offered.client_id, entry.provider_id, approval.amount)
    close_overtaken(actor=actor, organisation_id=offered.client_id, subject=approval.subject, at=at)
    return draft_for_entry(actor=actor, entry_id=entry_id, fee_bps=fee_bps, rail=rail, at=at)
