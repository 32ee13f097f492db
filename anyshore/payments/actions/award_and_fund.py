"""Choose a proposal, sign and pay in: the one button of a task."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from anyshore.contracts.actions.award_proposal import award_proposal
from anyshore.contracts.queries import milestones_of
from anyshore.kit.actor import Actor
from anyshore.payments.actions.fund_milestones import fund_milestones
from anyshore.payments.actions.sign_and_open import sign_and_open
from anyshore.plumbing.actions import action

if TYPE_CHECKING:
    from anyshore.contracts.models import Agreement


@action
def award_and_fund(
    *,
    actor: Actor,
    proposal_id: UUID,
    fee_bps: int,
    rail: str,
    words: str = "",
    reason: str = "",
    name: str = "",
    at: datetime,
) -> Agreement:
    """Award a proposal, sign what it becomes for the client, and fund every milestone of it.

    The client's people who may both bind it and handle its money. Refused as each of the three steps refuses;
    then none of them has happened.
    """
    drafted = award_proposal(
        actor=actor, proposal_id=proposal_id, fee_bps=fee_bps, rail=rail, words=words, reason=reason, at=at
    )
    agreement = sign_and_open(
        actor=actor, agreement_id=drafted.pk, version_hash=drafted.version_hash, name=name, at=at
    )
    milestone_ids = tuple(one.pk for one in milestones_of(agreement.pk))
    fund_milestones(actor=actor, agreement_id=agreement.pk, milestone_ids=milestone_ids, at=at)
    return agreement
