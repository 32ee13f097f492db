"""Divide what is held for a milestone between both sides."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Refused
from anyshore.ledger.actions.post import post
from anyshore.payments.events import MoneySplit
from anyshore.payments.policies import may_settle
from anyshore.payments.queries.purse import Part, purse_of_milestone
from anyshore.payments.rails import rail
from anyshore.payments.rules.deal import postings_of
from anyshore.payments.rules.refusals import MoneyOnHold, NotFunded
from anyshore.payments.rules.teams import passed_on
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move

if TYPE_CHECKING:
    from anyshore.payments.models import Holding


class NotTheWhole(Refused):
    """The two parts are not what is held: ``held`` is."""

    code = "not_the_whole"


@action
def split_held(
    *, actor: Actor, milestone_id: UUID, to_client_minor: int, to_provider_minor: int, why: str, at: datetime
) -> Holding:
    """Return one part of what is held and release the other, less the fee, its team having their shares of it; nothing
    is held afterwards.

    Inner: by both sides' consent, or by the operator's ruling (exits). Refused: nothing held, money on hold, parts
    that are not together what is held.
    """
    purse = purse_of_milestone(actor, milestone_id)
    part, deal = purse.part(milestone_id), purse.deal
    if not may_settle(actor, deal):
        raise Forbidden()
    if not part.is_held:
        raise NotFunded(state=str(part.holding.state))
    if part.is_on_hold:
        raise MoneyOnHold(milestone=part.position)
    if min(to_client_minor, to_provider_minor) < 0 or to_client_minor + to_provider_minor != part.held_minor:
        raise NotTheWhole(held=deal.money(part.held_minor))
    holding, before, cut = part.holding, part.holding.released_minor, purse.slice(to_provider_minor)
    parts = passed_on(deal, purse.net_minor, cut.net_minor)
    settled = {
        "released_minor": before + cut.gross_minor,
        "refunded_minor": to_client_minor,
        "fee_minor": holding.fee_minor + cut.fee_minor,
        "settled_at": at,
    }
    move(holding, _verb(part, to_client_minor, to_provider_minor), actor=actor, at=at, why=why, write=settled)
    tell(
        MoneySplit(
            agreement_id=deal.agreement_id,
            milestone_id=milestone_id,
            to_client_minor=to_client_minor,
            to_provider_minor=to_provider_minor,
            fee_minor=cut.fee_minor,
            reason=why,
            currency=deal.currency,
            at=at,
        ),
        actor=actor,
    )
    way = rail(deal.rail)
    back, on = way.refund(deal, milestone_id, to_client_minor), way.release(deal, milestone_id, cut, before)
    post(actor=actor, at=at, postings=postings_of(back, on, way.pass_on(deal, milestone_id, parts, before)))
    return holding


def _verb(part: Part, to_client_minor: int, to_provider_minor: int) -> str:
    """What the division is called: all to one side is a release or a refund."""
    if not to_client_minor:
        return "release"
    return "split" if to_provider_minor or part.holding.released_minor else "refund"
