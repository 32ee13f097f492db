"""Let no duty of a side be due."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.models import Agreement
from anyshore.contracts.queries.standstills import clocks_of_side
from anyshore.kit.actor import Actor
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action


@action
def hold_duties(*, actor: Actor, agreement: Agreement, organisation_id: UUID, at: datetime) -> int:
    """The clocks of its open duties are stopped until ``run_duties_on``; returns how many.

    Inner: its work stands still, or an event of force majeure keeps it from its duties. For verbs that have locked the
    agreement and permitted the actor. Refused: nothing.
    """
    stopped = 0
    for duty in clocks_of_side(agreement.pk, organisation_id):
        stopped += deadlines.stop(subject=("duty", duty.pk), at=at)
    return stopped
