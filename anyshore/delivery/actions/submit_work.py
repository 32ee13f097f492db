"""Hand in the work on a milestone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from anyshore.contracts.queries import milestone_with_agreement_locked
from anyshore.contracts.rules import LIVE
from anyshore.delivery.actions.write_submission import write_submission
from anyshore.delivery.models import Submission
from anyshore.delivery.policies import may_submit
from anyshore.delivery.queries import work_on
from anyshore.delivery.rules import NotLive, checked_criterion, checked_links, checked_note
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Invalid
from anyshore.plumbing import files
from anyshore.plumbing.actions import action


@action
def submit_work(
    *,
    actor: Actor,
    milestone_id: UUID,
    note: str = "",
    links: Sequence[str] = (),
    checked: Sequence[int] = (),
    despite: str = "",
    file_ids: Sequence[UUID] = (),
    at: datetime,
) -> Submission:
    """The work is in review, until an instant that is fixed now: so many working days of the client, by the terms.

    ``checked`` are the positions, from 0, of the acceptance criteria that the provider says are met; ``despite`` are
    the words to a machine's check that fails, which holds up nothing. At that instant silence accepts. Those of the
    provider who work. Refused: others (Forbidden), an agreement that does not run (NotLive), work that is in review,
    accepted or stopped (NotAllowed), a hand-in of nothing, or of what it may not hold (Invalid).
    """
    milestone = milestone_with_agreement_locked(actor, milestone_id)
    agreement = milestone.agreement
    if actor.person_id is None or not may_submit(actor, agreement):
        raise Forbidden()
    if agreement.state not in LIVE:
        raise NotLive(state=agreement.state)
    said, places = checked_note("note", note), checked_links(links)
    if not (said or places or file_ids):
        raise Invalid(field="note", reason="empty")
    criteria = milestone.criteria.splitlines()
    met = [checked_criterion(criteria, position) for position in sorted(set(checked))]
    why = checked_note("despite", despite)
    kept: dict[str, Any] = {"note": said, "links": places, "checked": met, "despite": why}
    submission = write_submission(actor=actor, work=work_on(milestone), author_id=actor.person_id, **kept, at=at)
    files.attach(subject=("submission", submission.id), file_ids=file_ids, actor=actor, at=at)
    return submission
