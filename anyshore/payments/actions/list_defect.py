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
from anyshore.payments.queries.retention import kept_of_milestone
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
    """The defect is entered in the list of the contract; with a ``claim`` it also keeps back what is kept back of the
    milestone, with the words of every defect that was reported so before. Without one no day of that changes.

    The client's people who bind it, by delivery's enter_defect. Refused: what that refuses, and with a claim what
    report_defect refuses; nothing is entered then.
    """
    defect = enter_defect(actor=actor, milestone_id=milestone_id, words=words, file_ids=file_ids, claim=claim, at=at)
    if claim is not None:
        kept, _purse = kept_of_milestone(actor, milestone_id)
        said = f"{kept.defect}\n\n{defect.words}" if kept.defect else defect.words
        report_defect(actor=actor, milestone_id=milestone_id, claim=claim, words=said, listed=defect.number, at=at)
    return defect
