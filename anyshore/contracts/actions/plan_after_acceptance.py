"""Add the duties that the acceptance of a milestone brings."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from anyshore.contracts.actions.write_duties import write_duties
from anyshore.contracts.models import Agreement, DutySeries
from anyshore.contracts.queries.duty_loading import content_since, signers_of
from anyshore.contracts.rules.duties.keeping import accepted
from anyshore.contracts.rules.duties.sources import duties_after_acceptance
from anyshore.kit.actor import Actor
from anyshore.parties.queries import calendar
from anyshore.plumbing.actions import action


@action
def plan_after_acceptance(
    *, actor: Actor, agreement: Agreement, position: int, accepted_at: datetime, at: datetime
) -> list[DutySeries]:
    """What was kept back is paid out, and defects are reported, by the days that the terms count from the acceptance
    of the milestone at ``position``. They outlive the agreement.

    For the verb that accepts, which has locked the agreement and permitted the actor. Refused: an agreement that was
    never signed (NotFound).
    """
    content, _ = content_since(agreement)
    if not (content.clauses or content.terms.warranty_days):
        return []
    on = accepted_at.astimezone(ZoneInfo(calendar(agreement.client_id).zone)).date()
    plans = duties_after_acceptance(content, position, on)
    owners, batch = signers_of(agreement) if plans else {}, accepted(position)
    return write_duties(
        actor=actor, of=agreement, plans=plans, batch=batch, version=agreement.version, owners=owners, at=at
    )
