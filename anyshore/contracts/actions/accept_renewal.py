"""Sign the renewal that the other side offered."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.actions.award_proposal import ApprovalMissing
from anyshore.contracts.actions.write_renewal import write_renewal
from anyshore.contracts.models import Agreement, Signature
from anyshore.contracts.policies import may_renew, side_of
from anyshore.contracts.queries import evidence_of, person_name
from anyshore.contracts.queries.renewals import renewal_with_agreement_locked, unasked_for_renewal
from anyshore.contracts.rules import Side, SignatureMethod
from anyshore.contracts.rules.content import Content
from anyshore.contracts.rules.renewal import RenewalChanged
from anyshore.contracts.rules.signing import Signer
from anyshore.contracts.rules.versions import TEXT_HASH
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.jobs import defer
from anyshore.plumbing.state import move


@action
def accept_renewal(*, actor: Actor, offer_id: UUID, version_hash: str, at: datetime) -> Agreement:
    """Both sides have signed the version with this hash, and the agreement runs to its last day.

    Inner: payments lets its months go on with it. Those of the side that did not offer who bind it. Refused: others
    (Forbidden), who has not just proved who they are (ProofMissing), another hash, or an agreement that has changed
    since (RenewalChanged), an offer that is answered or over (NotAllowed), a price to which the side's own people must
    agree first (ApprovalMissing), more than a limit of the client's own lets (LimitStands).
    """
    offer = renewal_with_agreement_locked(actor, offer_id)
    agreement = offer.agreement
    side = side_of(actor, agreement)
    if side is None or str(side) == offer.side or actor.person_id is None or not may_renew(actor, agreement):
        raise Forbidden()
    if version_hash != offer.hash or offer.before != agreement.version_hash:
        raise RenewalChanged()
    content = Content.from_json(offer.content)
    if needed := unasked_for_renewal(actor, agreement, side, content, offer.hash):
        raise ApprovalMissing(needed=needed.needed)
    own_id = agreement.client_id if side is Side.CLIENT else agreement.provider_id
    evidence = evidence_of(actor, own_id, at)
    name = person_name(actor.person_id)
    signer = Signer(side, own_id, actor.person_id, name, SignatureMethod.BUTTON, evidence)
    move(offer, "sign", actor=actor, at=at, write={"answered_at": at})
    deadlines.stop(subject=("renewal", offer_id), at=at)
    version = write_renewal(
        actor=actor,
        agreement=agreement,
        content=content,
        author_side=Side(offer.side),
        by_clause=False,
        why=offer.words,
        at=at,
    )
    text = str(offer.content[TEXT_HASH])
    Signature.objects.create(version=version, **offer.signer, hash=version.hash, text_sha256=text, at=offer.at)
    Signature.objects.create(version=version, **signer.columns(), hash=version.hash, text_sha256=text, at=at)
    defer("contracts.seal_version", version_id=version.pk)
    return agreement
