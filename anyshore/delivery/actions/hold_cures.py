"""Let no time to put a defect right run while work stands still."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from anyshore.delivery.queries.defects import cures_to_come
from anyshore.kit.actor import Actor
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action

if TYPE_CHECKING:
    from anyshore.contracts.models import Agreement


@action
def hold_cures(*, actor: Actor, agreement: Agreement, at: datetime) -> int:
    """The clocks of defects that are to be put right are stopped until ``shift_cures``; returns how many.

    Inner: payments' suspension lets work stand still. For verbs that have locked the agreement and permitted the
    actor. Refused: nothing.
    """
    found = cures_to_come(agreement.pk, at)
    return sum(deadlines.stop(subject=("defect", one.pk), verb="delivery.fail_defect", at=at) > 0 for one in found)
