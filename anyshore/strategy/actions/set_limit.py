"""Set a limit on what may stand in one place."""

from __future__ import annotations

from datetime import datetime

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.parties.queries import lock_own
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.strategy.events import LimitSet
from anyshore.strategy.models import Limit
from anyshore.strategy.policies import may_set_limits
from anyshore.strategy.queries.risks import live_limit
from anyshore.strategy.rules.risks import LimitTerms, checked_limit


@action
def set_limit(*, actor: Actor, terms: LimitTerms, reason: str, at: datetime) -> Limit:
    """From now on this limit holds, in the place of an earlier one of its kind, which is kept with its reason.

    The organisation's owners may. Refused: others (Forbidden), terms that cannot be taken or no reason (rules.risks).
    """
    organisation = lock_own(actor)
    if not may_set_limits(actor):
        raise Forbidden()
    said = checked_limit(terms, reason)
    before = live_limit(organisation.id, terms.kind)
    if before is not None:
        before.lifted_at = at
        before.save(update_fields=["lifted_at"])
    limit = Limit.objects.create(
        organisation=organisation,
        kind=terms.kind,
        share_bps=terms.share_bps,
        above_minor=terms.above_minor,
        currency=terms.currency,
        force=terms.force,
        reason=said,
        set_by_id=actor.acting_person,
        at=at,
    )
    event = LimitSet(
        organisation_id=organisation.id,
        limit_id=limit.id,
        kind=terms.kind,
        share_bps=terms.share_bps,
        force=terms.force,
        reason=said,
        at=at,
    )
    tell(event, actor=actor)
    return limit
