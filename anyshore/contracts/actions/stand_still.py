"""Let the work under an agreement stand still."""

from __future__ import annotations

from datetime import datetime

from anyshore.contracts.models import Agreement, Standstill
from anyshore.contracts.queries.standstills import clocks_of_provider, open_standstill
from anyshore.kit.actor import Actor
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action


@action
def stand_still(*, actor: Actor, agreement: Agreement, at: datetime) -> Standstill:
    """From now on nothing is due from the provider: the clocks of its duties are stopped until ``go_on``. Again
    changes nothing.

    Inner: payments' suspension says why. For verbs that have locked the agreement and permitted the actor. Refused:
    nothing.
    """
    there = open_standstill(agreement.pk)
    if there is not None:
        return there
    for duty in clocks_of_provider(agreement.pk, agreement.provider_id):
        deadlines.stop(subject=("duty", duty.pk), at=at)
    return Standstill.objects.create(agreement=agreement, since=at)
