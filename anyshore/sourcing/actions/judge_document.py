"""Accept or refuse a document that a bidder shared."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.sourcing.events import DocumentJudged
from anyshore.sourcing.models import SharedDocument
from anyshore.sourcing.policies import may_judge_document
from anyshore.sourcing.queries.documents import request_of_shared
from anyshore.sourcing.queries.loading import locked_request
from anyshore.sourcing.rules.documents import REASON_LIMIT, Verdict
from anyshore.sourcing.rules.terms import one_of, text


@action
def judge_document(*, actor: Actor, shared_id: UUID, verdict: str, reason: str = "", at: datetime) -> SharedDocument:
    """The client accepts the document, or refuses it with a reason; the bidder is told. It may be judged again.

    Those who work for the client may. Refused: another verdict (ChoiceUnknown), refusing without a reason
    (TextMissing).
    """
    request = locked_request(actor, request_of_shared(shared_id))
    if not may_judge_document(actor, request):
        raise Forbidden()
    shared = SharedDocument.objects.get(pk=shared_id)
    shared.verdict = one_of(verdict, "verdict", set(Verdict))
    shared.reason = text(reason, "reason", REASON_LIMIT, least=int(verdict == Verdict.REFUSED))
    shared.judged_by_id, shared.judged_at = actor.acting_person, at
    shared.save(update_fields=["verdict", "reason", "judged_by", "judged_at"])
    tell(DocumentJudged(request_id=request.id, shared_id=shared.id, verdict=verdict, at=at), actor=actor)
    return shared
