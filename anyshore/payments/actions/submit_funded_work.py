"""Hand in work whose money is held."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from anyshore.delivery.actions.submit_work import submit_work
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.payments.policies import may_submit
from anyshore.payments.queries.hours import is_block
from anyshore.payments.queries.purse import Part, Purse, is_by_invoice, purse_of_milestone
from anyshore.payments.rules import HoldingState
from anyshore.payments.rules.hours import HoursAreDrawn
from anyshore.payments.rules.refusals import MoneyOnHold, NotFunded
from anyshore.plumbing.actions import action

if TYPE_CHECKING:
    from anyshore.delivery.models import Submission


@action
def submit_funded_work(
    *,
    actor: Actor,
    milestone_id: UUID,
    note: str = "",
    links: Sequence[str] = (),
    checked: Sequence[int] = (),
    despite: str = "",
    file_ids: Sequence[UUID] = (),
    at: datetime,
) -> Submission:
    """Submit work against a milestone; the review clock starts.

    The provider's people who work. Refused: a milestone whose money is not held, unless the terms say that it is
    paid by invoice; one whose money the operator holds; a block of prepaid hours (HoursAreDrawn); and whatever
    delivery's submit_work refuses.
    """
    purse = purse_of_milestone(actor, milestone_id)
    if not may_submit(actor, purse.deal):
        raise Forbidden()
    if is_block(milestone_id):
        raise HoursAreDrawn()
    _must_be_covered(purse, purse.part(milestone_id))
    given: dict[str, Any] = {
        "note": note,
        "links": links,
        "checked": checked,
        "despite": despite,
        "file_ids": file_ids,
    }
    return submit_work(actor=actor, milestone_id=milestone_id, **given, at=at)


def _must_be_covered(purse: Purse, part: Part) -> None:
    if part.is_on_hold:
        raise MoneyOnHold(milestone=part.position)
    if not part.is_held and not (is_by_invoice(purse) and part.holding.state == HoldingState.NOT_FUNDED):
        raise NotFunded(state=str(part.holding.state))
