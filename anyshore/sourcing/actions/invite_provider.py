"""Invite a provider to propose."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.conversations.actions.open_thread import open_thread
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, NotFound, Refused
from anyshore.parties.queries import organisations
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.sourcing.events import ProviderInvited
from anyshore.sourcing.models import Invitation
from anyshore.sourcing.policies import may_invite_provider
from anyshore.sourcing.queries.loading import invitation_of, locked_request, proposal_of
from anyshore.sourcing.rules.clocks import is_over
from anyshore.sourcing.rules.refusals import OwnRequest, ProposalsClosed, RequestNotOpen
from anyshore.sourcing.rules.states import RequestState
from anyshore.sourcing.rules.terms import text

LIMIT = 2_000


class AlreadyInvited(Refused):
    """The provider was invited before, or has proposed."""

    code = "already_invited"


@action
def invite_provider(*, actor: Actor, request_id: UUID, provider_id: UUID, words: str = "", at: datetime) -> Invitation:
    """The provider may see the request and is asked to propose; of a draft they learn when it is published. The two
    can write to each other about it from then on, of a confidential request from when the provider has signed.

    Of a sealed proposal an invitation tells nothing. Those who work for the client may. Refused: the client itself
    (OwnRequest), a provider who was invited or has proposed (AlreadyInvited), an unknown one (NotFound), a request
    that takes no proposals (RequestNotOpen, ProposalsClosed).
    """
    request = locked_request(actor, request_id)
    if not may_invite_provider(actor, request):
        raise Forbidden()
    if request.state not in (RequestState.DRAFT, RequestState.OPEN):
        raise RequestNotOpen(state=request.state)
    if request.state == RequestState.OPEN and is_over(request.proposals_until, at):
        raise ProposalsClosed(until=request.proposals_until)
    if provider_id == request.client_id:
        raise OwnRequest()
    if provider_id not in organisations([provider_id]):
        raise NotFound()
    known = not request.sealed or request.opened_at is not None
    if invitation_of(request, provider_id) or (known and proposal_of(request, provider_id)):
        raise AlreadyInvited()
    said = text(words, "words", LIMIT)
    invitation = Invitation.objects.create(request=request, provider_id=provider_id, words=said, at=at)
    between = (request.client_id, provider_id)
    if not request.nda:
        open_thread(actor=actor, subject=("request", request.id), title=request.title, organisation_ids=between, at=at)
    is_open = request.state == RequestState.OPEN
    tell(ProviderInvited(request_id=request.id, provider_id=provider_id, open=is_open, at=at), actor=actor)
    return invitation
