"""Report a defect of accepted work: it stands in the list, and what is kept back for it stays back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from anyshore.delivery.actions.enter_defect import enter_defect
from anyshore.kit.actor import Actor
from anyshore.kit.money import Money
from anyshore.payments.actions.report_defect import report_defect
from anyshore.payments.queries.retention import kept_that_waits
from anyshore.plumbing.actions import action

if TYPE_CHECKING:
    from anyshore.delivery.models import Defect


@action
def list_defect(
    *,
    actor: Actor,
    milestone_id: UUID,
    words: str,
    file_ids: Sequence[UUID] = (),
    claim: Money | None = None,
    at: datetime,
) -> Defect:
    """The defect is entered in the list of the contract. What is kept back of its milestone stays back for it, by the
    clause of that: ``claim`` is what is asked of it, the claim before or else all of it where none is given. Its words
    are those of every defect that was reported so.

    The client's people who bind it, by delivery's enter_defect. Refused: what that refuses, and with a claim what
    report_defect refuses; nothing is entered then.
    """
    kept = kept_that_waits(actor, milestone_id, at)
    asked = claim or (kept.claim if kept else None)
    defect = enter_defect(actor=actor, milestone_id=milestone_id, words=words, file_ids=file_ids, claim=asked, at=at)
    if asked is not None:
        before = kept.words if kept else ""
        said = f"{before}\n\n{defect.words}" if before else defect.words
        report_defect(actor=actor, milestone_id=milestone_id, claim=asked, words=said, listed=defect.number, at=at)
    return defect
