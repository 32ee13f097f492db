"""Let the clock ask once more for the answer to a claim."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from anyshore.kit.actor import Actor
from anyshore.payments.queries.claims import reminded_at
from anyshore.payments.rules.claims import turn_of
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action

if TYPE_CHECKING:
    from anyshore.contracts.models import Agreement
    from anyshore.payments.models import Claim


@action
def wait_for_claim(*, actor: Actor, claim: Claim, agreement: Agreement, at: datetime) -> None:
    """Whose turn it is with a claim is reminded once, after the days that the client has to review work, in their own
    working days; what was to be asked before is asked no more. Nobody is where it is nobody's turn.

    For this domain's own verbs, which have locked the agreement and permitted the actor. Refused: nothing.
    """
    deadlines.stop(subject=("claim", claim.pk), at=at)
    turn = turn_of(claim.state, claim.side)
    if turn is not None:
        deadlines.start(
            verb="payments.remind_of_claim",
            subject=("claim", claim.pk),
            due_at=reminded_at(agreement, turn, at),
            at=at,
            args={"claim_id": claim.pk},
            remind=(),
        )
