"""Close the scoring before everybody has scored."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, NotAllowed
from anyshore.plumbing.actions import action
from anyshore.sourcing.actions.end_scoring import end_scoring
from anyshore.sourcing.models import Tender
from anyshore.sourcing.policies import may_close_scoring
from anyshore.sourcing.queries.loading import locked_request
from anyshore.sourcing.queries.tenders import evaluators_of, tender_of
from anyshore.sourcing.rules.refusals import RequestNotOpen
from anyshore.sourcing.rules.states import RequestState
from anyshore.sourcing.rules.tenders import WORDS_LIMIT, StillSealed
from anyshore.sourcing.rules.terms import text


@action
def close_scoring(*, actor: Actor, request_id: UUID, reason: str, at: datetime) -> Tender:
    """Scoring ends with the points that are there, and why stands on record.

    Those who may bind the client may. Refused: a plain request (NotATender), no reason (TextMissing), sealed
    proposals (StillSealed), one without evaluators or whose scoring is closed (NotAllowed), one that is over
    (RequestNotOpen).
    """
    request = locked_request(actor, request_id)
    if not may_close_scoring(actor, request):
        raise Forbidden()
    tender = tender_of(request)
    if request.state != RequestState.OPEN:
        raise RequestNotOpen(state=request.state)
    if request.sealed and request.opened_at is None:
        raise StillSealed()
    if tender.scoring_closed_at is not None or not evaluators_of(request):
        raise NotAllowed(kind="scoring", state="closed", verb="close")
    why = text(reason, "reason", WORDS_LIMIT, least=1)
    return end_scoring(actor=actor, request_id=request.id, reason=why, at=at)
