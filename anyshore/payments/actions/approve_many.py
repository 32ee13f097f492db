"""Approve the hours of many contracts at once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from anyshore.delivery.queries.sheets import in_order_of_roots
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Invalid, Refused
from anyshore.parties.rules import Right, has_right
from anyshore.payments.actions.approve_hours import approve_hours
from anyshore.payments.rules.weeks import Approved
from anyshore.plumbing.actions import action, attempt

MOST_AT_ONCE = 100


@action
def approve_many(*, actor: Actor, sheet_ids: Sequence[UUID], at: datetime) -> Approved:
    """Each sheet is approved and paid as approve_hours does, or left as it was; one that is refused stops no other.

    The client's people who bind it. Refused as a whole: others (Forbidden), none or more than a hundred (Invalid).
    """
    if not has_right(actor, Right.COMMIT):
        raise Forbidden()
    wanted = in_order_of_roots(sheet_ids)
    if not 1 <= len(wanted) <= MOST_AT_ONCE:
        raise Invalid(field="sheets", reason="length", longest=MOST_AT_ONCE)
    found = [(one, attempt(approve_hours, actor=actor, sheet_id=one, at=at)) for one in wanted]
    return Approved(
        done=tuple(one for one, value in found if not isinstance(value, Refused)),
        refused=tuple((one, value.code) for one, value in found if isinstance(value, Refused)),
    )
