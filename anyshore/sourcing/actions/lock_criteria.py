"""Lock what proposals are judged by, as the first one comes in."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.sourcing.events import CriteriaLocked
from anyshore.sourcing.models import Tender
from anyshore.sourcing.queries.loading import locked_request
from anyshore.sourcing.queries.tenders import criteria_hash, tender_of


@action
def lock_criteria(*, actor: Actor, request_id: UUID, at: datetime) -> Tender:
    """The digest of criteria, weights and guides stands on record with its instant; the second time nothing changes.

    Called by the verb that sends a proposal, which has permitted it. Refused: a plain request (NotATender).
    """
    request = locked_request(actor, request_id)
    tender = tender_of(request)
    if tender.criteria_locked_at is None:
        tender.criteria_hash, tender.criteria_locked_at = criteria_hash(request), at
        tender.save()
        tell(CriteriaLocked(request_id=request.id, hash=tender.criteria_hash, at=at), actor=actor)
    return tender
