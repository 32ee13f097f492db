"""Sign the confidentiality text of a request."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.conversations.actions.open_thread import open_thread
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, NotFound
from anyshore.parties.rules import proved
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.sourcing.events import NdaSigned
from anyshore.sourcing.models import NdaSignature, NdaVersion
from anyshore.sourcing.policies import may_sign_nda
from anyshore.sourcing.queries.clearance import clearance_of, signer_name
from anyshore.sourcing.queries.loading import invitation_of, is_related, locked_request
from anyshore.sourcing.rules.nda import Clearance, NdaChanged, NdaSignedBefore
from anyshore.sourcing.rules.refusals import OwnRequest, RequestNotOpen
from anyshore.sourcing.rules.states import RequestState
from anyshore.sourcing.rules.terms import line


@action
def sign_nda(*, actor: Actor, request_id: UUID, nda_hash: str, name: str = "", at: datetime) -> NdaSignature:
    """The actor's organisation has signed the confidentiality text with this hash, and reads the brief from now on.

    ``name`` is what stands under the signature, the person's own if empty; beside it stands how and when they proved
    who they are. Those who may bind another organisation than the client's may. Refused: the client's own people
    (OwnRequest), a request without such a text (NotFound) or not open any more (RequestNotOpen), another text than the
    one in force (NdaChanged), a second time (NdaSignedBefore), somebody who has not just proved who they are
    (ProofMissing).
    """
    request = locked_request(actor, request_id)
    if is_related(actor, request):
        raise OwnRequest()
    if not may_sign_nda(actor, request):
        raise Forbidden()
    version = NdaVersion.objects.filter(request=request, number=request.nda_version).first()
    if version is None:
        raise NotFound()
    if request.state != RequestState.OPEN:
        raise RequestNotOpen(state=request.state)
    if clearance_of(actor, request) is Clearance.FULL:
        raise NdaSignedBefore()
    if nda_hash != version.hash:
        raise NdaChanged(version=version.number)
    proof = proved(actor, at)
    signature = NdaSignature.objects.create(
        version=version,
        organisation_id=actor.acting_organisation,
        person_id=actor.acting_person,
        name=line(name, "name", 120, 0) or signer_name(actor.acting_person),
        hash=nda_hash,
        proof=proof.method,
        proved_at=proof.at,
        at=at,
    )
    if invitation_of(request, actor.organisation_id):
        between = (request.client_id, actor.acting_organisation)
        open_thread(actor=actor, subject=("request", request.id), title=request.title, organisation_ids=between, at=at)
    told = NdaSigned(
        request_id=request.id,
        organisation_id=signature.organisation_id,
        version=version.number,
        hash=nda_hash,
        signer=signature.name,
        at=at,
    )
    tell(told, actor=actor)
    return signature
