"""Let a contract's duties end with it, and add those that the end brings."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from anyshore.contracts.actions.close_duties import close_duties
from anyshore.contracts.actions.write_duties import write_duties
from anyshore.contracts.models import Agreement, DutySeries
from anyshore.contracts.queries.duty_loading import content_since, noticed_at, signers_of
from anyshore.contracts.rules.duties.keeping import ENDED
from anyshore.contracts.rules.duties.sources import duties_after_end
from anyshore.kit.actor import Actor
from anyshore.parties.queries import calendar
from anyshore.plumbing.actions import action


@action
def plan_after_end(*, actor: Actor, agreement: Agreement, at: datetime) -> list[DutySeries]:
    """What the terms asked for while it ran falls away where it is open; what they ask for after the end is open: to
    give back, to delete, to help. What an acceptance brought stays.

    For the verb that ends it, which has locked the agreement and permitted the actor. Refused: an agreement that was
    never signed (NotFound).
    """
    content, _ = content_since(agreement)
    close_duties(actor=actor, of=agreement, at=at)
    zone, announced_at = ZoneInfo(calendar(agreement.client_id).zone), noticed_at(agreement)
    announced_on = announced_at.astimezone(zone).date() if announced_at else None
    plans = duties_after_end(content, at.astimezone(zone).date(), announced_on)
    owners = signers_of(agreement) if plans else {}
    return write_duties(
        actor=actor, of=agreement, plans=plans, batch=ENDED, version=agreement.version, owners=owners, at=at
    )
