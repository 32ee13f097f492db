"""Open the transition of an agreement that both sides have signed."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from anyshore.contracts.queries import current_content, locked_agreement
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.parties.queries import calendar
from anyshore.plumbing.actions import action
from anyshore.transition.models import Transition
from anyshore.transition.policies import may_open
from anyshore.transition.queries.loading import write_items, write_waves
from anyshore.transition.rules import UNITS, usual_items, usual_waves


@action
def open_transition(*, actor: Actor, agreement_id: UUID, at: datetime) -> Transition | None:
    """The plan is a draft that both may write: the waves of the contract's clause, or those that its unit usually has,
    and a kick-off list. None for a task. The same again changes nothing.

    Whoever signed last does this with the signature. Refused: others (Forbidden).
    """
    agreement = locked_agreement(actor, agreement_id)
    if not may_open(actor, agreement):
        raise Forbidden()
    there: Transition | None = Transition.objects.filter(agreement=agreement).first()
    if there is not None or agreement.unit not in UNITS:
        return there
    content = current_content(agreement)
    starts_on = at.astimezone(ZoneInfo(calendar(agreement.client_id).zone)).date()
    made: Transition = Transition.objects.create(agreement=agreement, at=at)
    write_waves(made, usual_waves(content, starts_on))
    write_items(made, usual_items(content))
    return made
