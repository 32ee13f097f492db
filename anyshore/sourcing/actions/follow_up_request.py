"""Go on from a request for information to one for quotations or proposals."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Invalid, NotAllowed
from anyshore.plumbing import files
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.sourcing.actions.close_request import close_request
from anyshore.sourcing.actions.invite_provider import invite_provider
from anyshore.sourcing.actions.save_request import save_request
from anyshore.sourcing.events import RequestFollowed
from anyshore.sourcing.models import Request
from anyshore.sourcing.models.parts import read_request
from anyshore.sourcing.policies import may_follow
from anyshore.sourcing.queries.loading import live_proposals, locked_request
from anyshore.sourcing.rules.refusals import RequestNotOpen
from anyshore.sourcing.rules.states import RequestKind, RequestState, Visibility
from anyshore.sourcing.rules.tenders import StillSealed
from anyshore.sourcing.rules.terms import one_of

NEXT = (RequestKind.RFQ, RequestKind.RFP)


class NobodyChosen(Invalid):
    """Choose at least one of those who answered."""

    code = "nobody_chosen"


@action
def follow_up_request(
    *, actor: Actor, request_id: UUID, kind: str, proposal_ids: tuple[UUID, ...], reason: str, at: datetime
) -> Request:
    """A draft of the next request has the words, the skills, the files and the criteria of this one, and invites those
    chosen; this one is closed for ``reason``, which everybody who answered is told.

    Those who may bind the client may. Refused: another kind of request (NotAllowed), a next kind that is neither for
    quotations nor for proposals (ChoiceUnknown), one not open (RequestNotOpen), one still sealed (StillSealed), nobody
    chosen of those who answered (NobodyChosen), no reason (TextMissing).
    """
    request = locked_request(actor, request_id)
    if not may_follow(actor, request):
        raise Forbidden()
    if request.kind != RequestKind.RFI:
        raise NotAllowed(kind="request", state=request.kind, verb="follow")
    if request.state != RequestState.OPEN:
        raise RequestNotOpen(state=request.state)
    if request.sealed and request.opened_at is None:
        raise StillSealed()
    chosen = [one for one in live_proposals(request) if one.id in proposal_ids]
    if not chosen or len(chosen) != len(set(proposal_ids)):
        raise NobodyChosen(field="proposals")
    wanted = str(one_of(kind, "kind", NEXT))
    carried = {"kind": wanted, "visibility": Visibility.INVITED, "proposals_until": None}
    terms = replace(read_request(request), **carried, questions=(), wanted_on=_ahead(request, at))  # type: ignore[arg-type]  # the names are those of the fields
    made: Request = save_request(actor=actor, terms=terms, at=at)
    made.follows = request
    made.save(update_fields=["follows"])
    files.copy(("request", request.id), to=("request", made.id), actor=actor, at=at)
    for one in chosen:
        invite_provider(actor=actor, request_id=made.id, provider_id=one.provider_id, at=at)
    close_request(actor=actor, request_id=request.id, reason=reason, at=at)
    tell(RequestFollowed(request_id=request.id, number=made.number, at=at), actor=actor)
    return made


def _ahead(request: Request, at: datetime) -> object:
    """The day by which it is wanted, if it is still to come."""
    return request.wanted_on if request.wanted_on and request.wanted_on > at.date() else None
