"""Run the clock of a defect that is to be put right."""

from __future__ import annotations

from datetime import datetime

from anyshore.delivery.models import Defect
from anyshore.delivery.queries.defects import stands_still
from anyshore.kit.actor import Actor
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action


@action
def run_cure(*, actor: Actor, defect: Defect, at: datetime) -> Defect:
    """The defect's clocks so far stop, and one runs until ``defect.until``: none where the contract sets no time, or
    while work stands still.

    For this domain's own verbs, which have locked the agreement and permitted the actor. Refused: nothing.
    """
    subject = ("defect", defect.pk)
    deadlines.stop(subject=subject, at=at)
    if defect.until is not None and not stands_still(defect.agreement_id):
        args: dict[str, object] = {"defect_id": defect.pk}
        deadlines.start(verb="delivery.fail_defect", subject=subject, due_at=defect.until, at=at, args=args)
    return defect
