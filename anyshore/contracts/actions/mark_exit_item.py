"""Mark an item of an adopted contract's exit plan."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from anyshore.contracts.events import ExitItemMarked
from anyshore.contracts.models import AdoptedContract
from anyshore.contracts.policies import may_mark_exit
from anyshore.contracts.queries.adopted import locked_adopted
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, NotFound
from anyshore.parties.queries import calendar
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


@action
def mark_exit_item(*, actor: Actor, adopted_id: UUID, place: int, is_ready: bool, at: datetime) -> AdoptedContract:
    """The item at ``place`` (from 1) of the exit plan is ready since today, or is not.

    Whoever works for the organisation that keeps the contract, in whatever state it is: what is handed over late is
    handed over. Refused: others (Forbidden, NotFound), a place that is not in the plan (NotFound).
    """
    found = locked_adopted(actor, adopted_id)
    if not may_mark_exit(actor, found.organisation_id):
        raise Forbidden()
    plan = [list(pair) for pair in found.exit_plan]
    if not 1 <= place <= len(plan):
        raise NotFound()
    today = at.astimezone(ZoneInfo(calendar(found.organisation_id).zone)).date()
    plan[place - 1][1] = today.isoformat() if is_ready else ""
    found.exit_plan = plan
    found.save(update_fields=["exit_plan"])
    tell(ExitItemMarked(adopted_id=found.id, item=plan[place - 1][0], ready=is_ready, at=at), actor=actor)
    return found
