"""Accept a milestone: the work is accepted, the money released, and the last one completes the agreement."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from anyshore.exits.actions.end_if_settled import end_if_settled
from anyshore.exits.rules import EndKind
from anyshore.kit.actor import Actor
from anyshore.payments.actions.accept_and_release import accept_and_release
from anyshore.plumbing.actions import action

if TYPE_CHECKING:
    from anyshore.delivery.models import Submission


@action
def accept_milestone(*, actor: Actor, submission_id: UUID, ticked: Sequence[int] = (), at: datetime) -> Submission:
    """The submission is accepted and what is held for its milestone goes to the provider, less the fee. ``ticked`` are
    the positions, from 0, of the criteria that the client found met.

    The client's people who bind it. When no milestone is left open the agreement is completed at the same moment.
    Refused: a submission that is not in review, money on hold, a milestone without money.
    """
    submission = accept_and_release(actor=actor, submission_id=submission_id, ticked=ticked, at=at)
    end_if_settled(
        actor=actor,
        agreement_id=submission.agreement_id,
        milestone_id=submission.work.milestone_id,
        kind=EndKind.COMPLETED,
        at=at,
    )
    return submission
