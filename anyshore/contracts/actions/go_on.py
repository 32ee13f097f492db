"""Let the work under an agreement go on."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from anyshore.contracts.actions.move_days import move_days
from anyshore.contracts.actions.run_duties_on import run_duties_on
from anyshore.contracts.models import Agreement, Standstill
from anyshore.contracts.queries.standstills import open_standstill
from anyshore.contracts.rules.standstill import day_before
from anyshore.kit.actor import Actor
from anyshore.parties.queries import calendar
from anyshore.plumbing.actions import action


@action
def go_on(
    *,
    actor: Actor,
    agreement: Agreement,
    milestone_ids: Collection[UUID],
    until: datetime | None = None,
    at: datetime,
) -> Standstill | None:
    """The standstill is over. Of these milestones, which are not accepted, those whose day was still to come are due
    as many days later, days being those of where the client sits; the provider's duties run on, those that were still
    to come due as much later, on a working day. None where nothing stood still. It lasted up to ``until`` where that
    is given: its days end then, the clocks that it stopped run on from now.

    Inner: payments' suspension ends it, or an event of force majeure is over. For verbs that have locked the agreement
    and permitted the actor. Refused: nothing.
    """
    found = open_standstill(agreement.pk)
    if found is None:
        return None
    found.until = max(until or at, found.since)
    found.save(update_fields=["until"])
    zone = calendar(agreement.client_id).zone
    since, last = day_before(found.since, zone), day_before(found.until, zone)
    move_days(actor=actor, milestone_ids=milestone_ids, since=since, until=last, at=at)
    own = agreement.provider_id
    run_duties_on(actor=actor, agreement=agreement, organisation_id=own, since=found.since, until=at, at=at)
    return found
