"""The operator divides what is held for a milestone."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.delivery.actions.stop_work import stop_work
from anyshore.exits.actions.end_if_settled import end_if_settled
from anyshore.exits.actions.offer_refund import MoreThanHeld
from anyshore.exits.events import MilestoneRuled
from anyshore.exits.models import Ruling
from anyshore.exits.policies import may_rule
from anyshore.exits.rules import EndKind
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.kit.ids import new_id
from anyshore.kit.money import Money
from anyshore.payments.actions.end_hold import NotOnHold, end_hold
from anyshore.payments.actions.split_held import split_held
from anyshore.payments.queries.purse import Part, Purse, purse_of_milestone
from anyshore.payments.rules.refusals import AmountNotPositive, ReasonMissing
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


@action
def rule_on_milestone(*, actor: Actor, milestone_id: UUID, to_client: Money, reasons: str, at: datetime) -> Ruling:
    """``to_client`` of what is held goes back, the rest to the provider; the work is stopped, the hold is over.

    The operator, with written reasons, once the money is on hold. The last open milestone ends the agreement.
    Refused: no reasons, no hold, more than is held.
    """
    purse = purse_of_milestone(actor, milestone_id)
    part, deal = purse.part(milestone_id), purse.deal
    if not may_rule(actor):
        raise Forbidden()
    _must_be_ripe(purse, part, to_client, reasons)
    ruling = Ruling.objects.create(
        id=new_id(),
        agreement_id=deal.agreement_id,
        milestone_id=milestone_id,
        to_client_minor=to_client.minor,
        to_provider_minor=part.held_minor - to_client.minor,
        reasons=reasons.strip(),
        ruled_by_id=actor.person_id,
        at=at,
    )
    tell(
        MilestoneRuled(
            agreement_id=deal.agreement_id,
            milestone_id=milestone_id,
            to_client_minor=ruling.to_client_minor,
            to_provider_minor=ruling.to_provider_minor,
            reasons=ruling.reasons,
            currency=deal.currency,
            at=at,
        ),
        actor=actor,
    )
    _carry_out(ruling, actor, at)
    return ruling


def _must_be_ripe(purse: Purse, part: Part, to_client: Money, reasons: str) -> None:
    if not reasons.strip():
        raise ReasonMissing(field="reasons")
    if not part.is_on_hold:
        raise NotOnHold(milestone=part.position)
    if to_client.currency != purse.deal.currency or to_client.minor < 0:
        raise AmountNotPositive(field="to_client", currency=purse.deal.currency)
    if to_client.minor > part.held_minor:
        raise MoreThanHeld(held=purse.deal.money(part.held_minor))


def _carry_out(ruling: Ruling, actor: Actor, at: datetime) -> None:
    milestone_id = ruling.milestone_id
    end_hold(actor=actor, milestone_id=milestone_id, reason=ruling.reasons, at=at)
    stop_work(actor=actor, milestone_id=milestone_id, why=ruling.reasons, at=at)
    split_held(
        actor=actor,
        milestone_id=milestone_id,
        to_client_minor=ruling.to_client_minor,
        to_provider_minor=ruling.to_provider_minor,
        why=ruling.reasons,
        at=at,
    )
    end_if_settled(
        actor=actor,
        agreement_id=ruling.agreement_id,
        milestone_id=milestone_id,
        kind=EndKind.RULING,
        reason=ruling.reasons,
        at=at,
    )
