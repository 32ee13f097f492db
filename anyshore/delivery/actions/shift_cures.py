"""Let defects be put right later, because work stood still."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from anyshore.contracts.rules.standstill import moved_at
from anyshore.delivery.actions.run_cure import run_cure
from anyshore.delivery.models import Defect
from anyshore.delivery.queries.defects import cures_to_come
from anyshore.kit.actor import Actor
from anyshore.plumbing.actions import action

if TYPE_CHECKING:
    from anyshore.contracts.models import Agreement


@action
def shift_cures(*, actor: Actor, agreement: Agreement, since: datetime, at: datetime) -> list[Defect]:
    """Defects whose time was still to come at ``since`` are to be put right later by the time up to ``at``. Returns
    them.

    Inner: payments' suspension ends the standstill. For verbs that have locked the agreement and permitted the actor.
    Refused: nothing.
    """
    found = cures_to_come(agreement.pk, since)
    for one in found:
        assert one.until is not None
        one.until = moved_at(one.until, max(since, one.asked_at), at)
        one.save(update_fields=["until"])
        run_cure(actor=actor, defect=one, at=at)
    return found
