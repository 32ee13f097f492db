"""Release what is kept back of a milestone's price."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Refused
from anyshore.parties.rules import is_clock
from anyshore.payments.actions.settle_kept import settle_kept
from anyshore.payments.policies import may_release
from anyshore.payments.queries.retention import kept_of_milestone
from anyshore.payments.rules import RetentionState
from anyshore.plumbing.actions import action

if TYPE_CHECKING:
    from anyshore.payments.models import Retention


class NotItsDay(Refused):
    """It is kept back until ``until``, and longer where a defect was reported in time."""

    code = "not_its_day"


@action
def release_kept(*, actor: Actor, milestone_id: UUID, at: datetime) -> Retention:
    """All that is kept back of the milestone's price is the provider's, less the fee; its team has its shares of it.

    The client's people who handle money, at any time, also where they reported a defect; the clock on its day, unless
    a defect was reported before. Refused: what was settled already.
    """
    kept, purse = kept_of_milestone(actor, milestone_id)
    if not (is_clock(actor) or may_release(actor, purse.deal)):
        raise Forbidden()
    if is_clock(actor) and (at < kept.pays_at or kept.state == RetentionState.DEFECT):
        raise NotItsDay(until=kept.pays_at)
    return settle_kept(actor=actor, kept=kept, purse=purse, to_client_minor=0, at=at)
