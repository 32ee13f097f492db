"""Ask bidders on a request for documents."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.sourcing.events import DocumentsAsked
from anyshore.sourcing.models import AskedDocument, Request
from anyshore.sourcing.policies import may_ask_documents
from anyshore.sourcing.queries.loading import locked_request
from anyshore.sourcing.rules.documents import MOST_ASKED, NAME_LIMIT, AskedTerms, DocumentKind
from anyshore.sourcing.rules.refusals import RequestNotOpen, TextMissing
from anyshore.sourcing.rules.states import RequestState
from anyshore.sourcing.rules.terms import at_most, line, once, one_of


@action
def ask_documents(*, actor: Actor, request_id: UUID, asked: tuple[AskedTerms, ...], at: datetime) -> Request:
    """The request asks for these documents and no others; what was shared for one that stays is kept.

    Those who work for the client may, while it is a draft or open. Refused: any other state (RequestNotOpen), more
    than ten (TooMany), one twice (Repeated), an unknown kind (ChoiceUnknown), another kind without a name
    (TextMissing).
    """
    request = locked_request(actor, request_id)
    if not may_ask_documents(actor, request):
        raise Forbidden()
    if request.state not in (RequestState.DRAFT, RequestState.OPEN):
        raise RequestNotOpen(state=request.state)
    wanted = _checked(asked)
    standing = {(row.kind, row.words): row for row in AskedDocument.objects.filter(request=request)}
    for gone in standing.keys() - {(one.kind, one.words) for one in wanted}:
        standing[gone].delete()
    for place, one in enumerate(wanted, start=1):
        AskedDocument.objects.update_or_create(
            request=request, kind=one.kind, words=one.words, defaults={"position": place}
        )
    tell(DocumentsAsked(request_id=request.id, count=len(wanted), at=at), actor=actor)
    return request


def _checked(asked: tuple[AskedTerms, ...]) -> list[AskedTerms]:
    at_most(asked, "asked", MOST_ASKED)
    wanted = [
        AskedTerms(one_of(one.kind, "asked", set(DocumentKind)), line(one.words, "asked", NAME_LIMIT, 0))
        for one in asked
    ]
    if any(one.kind == DocumentKind.OTHER and not one.words for one in wanted):
        raise TextMissing(field="asked", least=1)
    once([f"{one.kind} {one.words}".strip() for one in wanted], "asked")
    return wanted
