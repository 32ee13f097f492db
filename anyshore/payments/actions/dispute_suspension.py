"""Say why what is said to be late is not owed."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from anyshore.contracts.rules.content import checked_reason
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, NotAllowed
from anyshore.payments.events import SuspensionDisputed
from anyshore.payments.policies import may_dispute_suspension
from anyshore.payments.queries.suspension import suspension_with_agreement_locked
from anyshore.payments.rules.refusals import ReasonMissing
from anyshore.payments.rules.suspension import OPEN
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell

if TYPE_CHECKING:
    from anyshore.payments.models import Suspension


@action
def dispute_suspension(*, actor: Actor, suspension_id: UUID, words: str, at: datetime) -> Suspension:
    """The client's reasons stand beside the notice, for both to read. Work that does not stand still yet does not stop
    by itself any more: the provider may still stop it.

    The client's people who bind it. Refused: others (Forbidden), no words (ReasonMissing), a suspension that is over
    or disputed already (NotAllowed).
    """
    found = suspension_with_agreement_locked(actor, suspension_id)
    if actor.person_id is None or not may_dispute_suspension(actor, found.agreement):
        raise Forbidden()
    said = checked_reason("words", words)
    if not said:
        raise ReasonMissing(field="words")
    if found.state not in OPEN or found.disputed_at is not None:
        raise NotAllowed(kind="suspension", state=str(found.state), verb="dispute")
    found.disputed_at, found.disputed_by_id, found.dispute = at, actor.person_id, said
    found.save(update_fields=["disputed_at", "disputed_by", "dispute"])
    told = SuspensionDisputed(
        agreement_id=found.agreement_id,
        suspension_id=found.pk,
        amount_minor=found.amount_minor,
        currency=found.agreement.currency,
        words=said,
        at=at,
    )
    tell(told, actor=actor)
    return found
