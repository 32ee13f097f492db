"""Change the plan of a batch: who may get tasks, or one thing fixed by hand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from anyshore.contracts.events import BatchPlanned
from anyshore.contracts.models import Batch
from anyshore.contracts.policies import may_offer
from anyshore.contracts.queries.batches import locked_batch
from anyshore.contracts.rules.batches import CAPACITY_MOST, PROVIDERS_MOST, BatchProvider, BatchState
from anyshore.contracts.rules.batches import Batch as Plan
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Invalid, NotAllowed, Stale
from anyshore.kit.money import MAX_MINOR
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell

RULINGS = ("pin", "forbid", "free")


@action
def plan_batch(
    *,
    actor: Actor,
    batch_id: UUID,
    version: int,
    providers: Sequence[BatchProvider] | None = None,
    ruling: tuple[int, UUID, str] | None = None,
    at: datetime,
) -> Batch:
    """The batch has these providers, or one task is pinned to, forbidden to, or freed for one of them.

    Those who may commit the client. Refused: others (NotFound, Forbidden), a version that is not the newest (Stale), a
    batch that was sent or discarded (NotAllowed), providers or a ruling that cannot be (Invalid).
    """
    batch = locked_batch(actor, batch_id)
    if not may_offer(actor):
        raise Forbidden()
    if batch.state != BatchState.DRAFT:
        raise NotAllowed(kind="batch", state=batch.state, verb="plan")
    if batch.version != version:
        raise Stale(kind="batch", verb="plan")
    plan = Plan.from_json(batch.content)
    if providers is not None:
        plan = plan.with_providers(_checked(providers, batch.client_id))
    if ruling is not None:
        plan = plan.ruled(*_ruled(plan, ruling))
    batch.content, batch.version = plan.to_json(), version + 1
    batch.save(update_fields=["content", "version"])
    tell(BatchPlanned(batch_id=batch.id, at=at), actor=actor)
    return batch


def _checked(providers: Sequence[BatchProvider], client_id: UUID) -> Sequence[BatchProvider]:
    ids = [one.id for one in providers]
    if len(set(ids)) != len(ids) or len(ids) > PROVIDERS_MOST or client_id in ids:
        raise Invalid(field="providers", reason="choice")
    for one in providers:
        if not 1 <= one.capacity <= CAPACITY_MOST:
            raise Invalid(field="capacity", reason="range")
        if not 1 <= one.rate_minor <= MAX_MINOR // 10**6:
            raise Invalid(field="rate", reason="range")
    return providers


def _ruled(plan: Plan, ruling: tuple[int, UUID, str]) -> tuple[int, UUID, str]:
    place, provider, how = ruling
    known = how in RULINGS and 0 <= place < len(plan.tasks) and provider in {one.id for one in plan.providers}
    if not known:
        raise Invalid(field="ruling", reason="choice")
    return ruling
