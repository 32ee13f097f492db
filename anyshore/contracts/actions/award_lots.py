"""Award the lots of a tender in one decision, to several winners if need be."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.actions.award_proposal import award_proposal
from anyshore.contracts.models import Agreement
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Invalid
from anyshore.plumbing.actions import action
from anyshore.sourcing.actions.leave_lot import leave_lot
from anyshore.sourcing.queries.offered import beside
from anyshore.sourcing.rules.tenders import LotChoice, won_by


class NothingDecided(Invalid):
    """No lot is decided: choose a bidder for at least one, or leave it with a reason."""

    code = "nothing_decided"


@action
def award_lots(
    *,
    actor: Actor,
    request_id: UUID,
    choices: tuple[LotChoice, ...],
    fee_bps: int,
    rail: str,
    words: str = "",
    reason: str = "",
    at: datetime,
) -> list[Agreement]:
    """Each winner is awarded its lots with an agreement of its own; lots without a winner are left, each with its
    reason. Lots that are not named stay open. The client's limits hold for all winners together.

    Those of the client who may commit it. Refused: nothing decided (NothingDecided), and all that ``award_proposal``
    and ``leave_lot`` refuse; then none of it has happened.
    """
    winners = won_by(choices)
    left = [one for one in choices if one.proposal_id is None]
    if not winners and not left:
        raise NothingDecided(field="lots")
    agreements = [
        award_proposal(
            actor=actor,
            proposal_id=proposal_id,
            fee_bps=fee_bps,
            rail=rail,
            words=words,
            lots=lots,
            reason=reason,
            beside=beside(actor, winners, proposal_id),
            at=at,
        )
        for proposal_id, lots in winners.items()
    ]
    for one in left:
        leave_lot(actor=actor, request_id=request_id, lot=one.lot, reason=one.reason, at=at)
    return agreements
