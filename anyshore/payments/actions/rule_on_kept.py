"""The operator divides what is kept back of a milestone's price."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.kit.money import Money
from anyshore.payments.actions.agree_to_claim import NoClaim
from anyshore.payments.actions.report_defect import MoreThanKept
from anyshore.payments.actions.settle_kept import settle_kept
from anyshore.payments.policies import may_rule_on_kept
from anyshore.payments.queries.retention import kept_of_milestone
from anyshore.payments.rules import RetentionState
from anyshore.payments.rules.refusals import AmountNotPositive, ReasonMissing
from anyshore.plumbing.actions import action

if TYPE_CHECKING:
    from anyshore.payments.models import Retention


@action
def rule_on_kept(*, actor: Actor, milestone_id: UUID, to_client: Money, reasons: str, at: datetime) -> Retention:
    """``to_client`` of what is kept back goes back, the rest to the provider.

    The operator, with written reasons that both sides read, where a defect was reported and the two do not agree.
    Refused: no reasons, no defect reported, more than is kept, what was settled.
    """
    kept, purse = kept_of_milestone(actor, milestone_id)
    deal = purse.deal
    if not may_rule_on_kept(actor):
        raise Forbidden()
    if not reasons.strip():
        raise ReasonMissing(field="reasons")
    if kept.state != RetentionState.DEFECT:
        raise NoClaim(claim=deal.money(kept.claim_minor))
    if to_client.currency != deal.currency or to_client.minor < 0:
        raise AmountNotPositive(field="to_client", currency=deal.currency)
    if to_client.minor > kept.kept_minor:
        raise MoreThanKept(kept=deal.money(kept.kept_minor))
    return settle_kept(
        actor=actor, kept=kept, purse=purse, to_client_minor=to_client.minor, reasons=reasons.strip(), at=at
    )
