"""Open the inventory of an organisation."""

from __future__ import annotations

from datetime import datetime

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.parties.queries import lock_own
from anyshore.plumbing.actions import action
from anyshore.strategy.models import Inventory
from anyshore.strategy.policies import may_work_on_inventory


@action
def open_inventory(*, actor: Actor, at: datetime) -> Inventory:
    """The actor's organisation has an inventory, in its own currency, and it is locked.

    For this domain's own verbs that put the first activity in. Those who work for the organisation may.
    """
    organisation = lock_own(actor)
    if not may_work_on_inventory(actor):
        raise Forbidden()
    Inventory.objects.bulk_create(
        [Inventory(client=organisation, currency=organisation.currency, created_at=at)], ignore_conflicts=True
    )
    inventory: Inventory = Inventory.objects.select_for_update().get(pk=organisation.pk)
    return inventory
