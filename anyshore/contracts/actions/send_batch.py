"""Send a batch: each task that has a provider becomes a direct offer."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from anyshore.catalogue.rules.skills import SKILLS
from anyshore.contracts.actions.award_proposal import ApprovalMissing
from anyshore.contracts.actions.hold_offer import hold_offer
from anyshore.contracts.actions.offer_agreement import offer_agreement
from anyshore.contracts.events import BatchSent
from anyshore.contracts.models import Agreement, Batch, BatchOffer, HeldOffer
from anyshore.contracts.policies import may_offer
from anyshore.contracts.queries.batches import locked_batch, proposed, requests_of
from anyshore.contracts.rules import Side
from anyshore.contracts.rules.batches import Batch as Plan
from anyshore.contracts.rules.batches import Placed
from anyshore.contracts.rules.content import MilestoneDraft
from anyshore.contracts.rules.offering import Offer
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Invalid, Refused, Stale
from anyshore.plumbing.actions import action, attempt
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move
from anyshore.sourcing.actions.use_request import use_request

Requests = Mapping[int, tuple[UUID, bool]]
"""By number the id of a request, and whether it is a draft."""


@action
def send_batch(*, actor: Actor, batch_id: UUID, digest: str, fee_bps: int, rail: str, at: datetime) -> Batch:
    """Every task that the proposed assignment places is offered to its provider, signed by the actor; an offer that is
    refused is kept with the reason and stops no other; one to which the client's own people must agree is held until
    they do. What is left over stays unsent. A draft request that was offered so is used, and its contract names it.

    Those who may commit the client. Refused: others (NotFound, Forbidden), a batch that was sent or discarded
    (NotAllowed), an assignment that is not the one that was seen (Stale), one that places nothing (Invalid).
    """
    batch = locked_batch(actor, batch_id)
    if not may_offer(actor):
        raise Forbidden()
    plan = Plan.from_json(batch.content)
    move(batch, "send", actor=actor, at=at, write={"sent_at": at})
    now = proposed(actor, plan, at)
    if not now.placed:
        raise Invalid(field="tasks", reason="empty")
    if now.digest != digest:
        raise Stale(kind="batch", verb="send")
    requests = requests_of(actor, plan)
    given = {"fee_bps": fee_bps, "rail": rail, "at": at}
    rows = [_offered(actor, batch, plan, one, requests, given) for one in now.placed]
    BatchOffer.objects.bulk_create(rows)
    _use(actor, requests, rows, at)
    refused = sum(bool(row.refusal) for row in rows)
    tell(BatchSent(batch_id=batch.id, offered=len(rows) - refused, refused=refused, at=at), actor=actor)
    return batch


def _offered(
    actor: Actor, batch: Batch, plan: Plan, placed: Placed, requests: Requests, given: dict[str, Any]
) -> BatchOffer:
    task = plan.tasks[placed.place]
    request_id, _ = requests.get(task.request, (None, False))
    wanted: dict[str, Any] = {
        "side": Side.CLIENT,
        "other_id": placed.provider_id,
        "title": task.title,
        "category": SKILLS[task.skill].category if task.skill in SKILLS else "",
        "currency": plan.currency,
        "milestones": [MilestoneDraft(task.title, placed.price_minor, task.due_on)],
        "request_id": request_id,
    }
    outcome: Agreement | HeldOffer | Refused = attempt(offer_agreement, actor=actor, **wanted, **given)
    if isinstance(outcome, ApprovalMissing):
        outcome = attempt(hold_offer, actor=actor, offer=Offer(**wanted), **given)
    return BatchOffer(
        batch=batch,
        place=placed.place,
        provider_id=placed.provider_id,
        agreement=outcome if isinstance(outcome, Agreement) else None,
        held=outcome if isinstance(outcome, HeldOffer) else None,
        price_minor=placed.price_minor,
        refusal=outcome.code if isinstance(outcome, Refused) else "",
    )


def _use(actor: Actor, requests: Requests, rows: list[BatchOffer], at: datetime) -> None:
    """The drafts that were offered are no drafts any more."""
    offered = {one.request_id for row in rows if (one := row.agreement or row.held)}
    for request_id, is_draft in requests.values():
        if is_draft and request_id in offered:
            use_request(actor=actor, request_id=request_id, at=at)
