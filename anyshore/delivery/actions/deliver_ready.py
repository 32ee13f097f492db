"""Hand over what is ready the moment it is paid."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.queries import milestone_with_agreement_locked
from anyshore.contracts.rules import LIVE
from anyshore.delivery.actions.write_submission import write_submission
from anyshore.delivery.models import Submission
from anyshore.delivery.queries import work_on
from anyshore.delivery.rules import NotLive, checked_note
from anyshore.kit.actor import Actor
from anyshore.plumbing.actions import action


@action
def deliver_ready(*, actor: Actor, milestone_id: UUID, author_id: UUID, note: str, at: datetime) -> Submission:
    """The ready product counts as handed in by ``author_id``, who published it; the client's review runs from now.

    Inner: payments' buy_package calls it once the money is held, which is what the provider's standing offer promises.
    Refused: an agreement that does not run (NotLive), work that was handed in (NotAllowed).
    """
    milestone = milestone_with_agreement_locked(actor, milestone_id)
    if milestone.agreement.state not in LIVE:
        raise NotLive(state=milestone.agreement.state)
    work, said = work_on(milestone), checked_note("note", note)
    return write_submission(actor=actor, work=work, author_id=author_id, note=said, at=at)
