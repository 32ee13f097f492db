"""Begin a batch of tasks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from anyshore.contracts.events import BatchDrafted
from anyshore.contracts.models import Batch
from anyshore.contracts.policies import may_offer
from anyshore.contracts.queries.batches import requests_of
from anyshore.contracts.rules.batches import TASKS_MOST, BatchTask
from anyshore.contracts.rules.batches import Batch as Plan
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Invalid
from anyshore.kit.money import is_currency
from anyshore.parties.queries import lock_own
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


@action
def draft_batch(*, actor: Actor, title: str, currency: str, tasks: Sequence[BatchTask], at: datetime) -> Batch:
    """The client has a plan with these tasks, nobody chosen yet; nobody else sees it.

    Those who may commit their organisation. Refused: others (Forbidden), no task, more than 200, no title, or an
    unknown currency, a task that is said to be a request which is no draft of the client's own (Invalid).
    """
    own = lock_own(actor)
    if not may_offer(actor):
        raise Forbidden()
    clean = " ".join(title.split())[:120]
    if not clean:
        raise Invalid(field="title", reason="empty")
    if not is_currency(currency):
        raise Invalid(field="currency", reason="choice")
    if not 1 <= len(tasks) <= TASKS_MOST:
        raise Invalid(field="tasks", reason="range")
    plan = Plan(currency=currency, tasks=tuple(tasks))
    drafts = requests_of(actor, plan)
    if any(one.request and not drafts.get(one.request, (None, False))[1] for one in plan.tasks):
        raise Invalid(field="tasks", reason="choice")
    batch = Batch.objects.create(
        client_id=own.id,
        author_id=actor.acting_person,
        title=clean,
        content=plan.to_json(),
        created_at=at,
    )
    tell(BatchDrafted(batch_id=batch.id, at=at), actor=actor)
    return batch
