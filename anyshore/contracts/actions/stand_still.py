"""Let the work under an agreement stand still."""

from __future__ import annotations

from datetime import datetime

from anyshore.contracts.actions.hold_duties import hold_duties
from anyshore.contracts.models import Agreement, Standstill
from anyshore.contracts.queries.standstills import open_standstill
from anyshore.kit.actor import Actor
from anyshore.plumbing.actions import action


@action
def stand_still(*, actor: Actor, agreement: Agreement, since: datetime | None = None, at: datetime) -> Standstill:
    """From now on nothing is due from the provider: the clocks of its duties are stopped until ``go_on``. It counts
    from ``since`` where that is given, as far as no standstill before lasted until later. Again changes nothing.

    Inner: payments' suspension says why, or both sides accept an event of force majeure. For verbs that have locked
    the agreement and permitted the actor. Refused: nothing.
    """
    there = open_standstill(agreement.pk)
    if there is not None:
        return there
    hold_duties(actor=actor, agreement=agreement, organisation_id=agreement.provider_id, at=at)
    last = Standstill.objects.filter(agreement=agreement).order_by("-until").values_list("until", flat=True).first()
    began = since or at
    return Standstill.objects.create(agreement=agreement, since=max(began, last) if last else began)
