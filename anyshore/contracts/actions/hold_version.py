"""Keep a signed version back, and ask those who must agree to it."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from anyshore.approvals.actions.ask_approval import NoApprovalNeeded, ask_approval
from anyshore.contracts.events.held import HeldDropped, OfferHeld
from anyshore.contracts.models import Agreement, HeldOffer
from anyshore.contracts.queries.approving import held_path, version_approval
from anyshore.contracts.queries.held import decided_by, locked_holds
from anyshore.contracts.queries.signable import must_be_signable
from anyshore.contracts.rules import Side
from anyshore.contracts.rules.content import Content
from anyshore.contracts.rules.held import signer_json
from anyshore.contracts.rules.offers import checked_answer_days
from anyshore.contracts.rules.signing import Signer
from anyshore.contracts.rules.versions import seal
from anyshore.kit.actor import Actor
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move


@action
def hold_version(
    *,
    actor: Actor,
    content: Content,
    signer: Signer,
    agreement: Agreement | None = None,
    request_id: UUID | None = None,
    why: str = "",
    answer_days: int,
    words: str,
    renews_to: date | None = None,
    index_now: int | None = None,
    at: datetime,
) -> HeldOffer:
    """What ``content`` says waits, signed by ``signer``, until those whom the rule names agree to its very hash; an
    offer that the same side held about the agreement before is replaced.

    For this domain's own verbs, which have locked the root and permitted the actor. Refused: terms that nobody could
    sign, a last day that is over, a rate above the card (as ``write_version``), an answer time out of range (Invalid),
    what nobody must agree to (NoApprovalNeeded), a group that is too small (TooFewApprovers).
    """
    must_be_signable(content, at.date())
    days, before = checked_answer_days(answer_days), agreement.version_hash if agreement else ""
    sealed = seal(content, before)
    about = version_approval(
        actor,
        signer.side,
        agreement_id=content.agreement_id,
        version_hash=sealed.hash,
        amount=content.value,
        under_id=content.under.id if content.under else None,
    )
    if about.needed is None:
        raise NoApprovalNeeded()
    for one in locked_holds(content.agreement_id):
        if one.organisation_id == signer.organisation_id:
            move(one, "drop", actor=actor, at=at, write={"ended_at": at})
            tell(HeldDropped(held_id=one.id, overtaken=False, at=at), actor=actor)
    held = HeldOffer.objects.create(
        organisation_id=signer.organisation_id,
        other_id=content.provider.id if signer.side is Side.CLIENT else content.client.id,
        author_id=signer.person_id,
        agreement=agreement,
        request_id=request_id,
        about=content.agreement_id,
        number=content.number,
        side=signer.side,
        title=content.title,
        currency=content.currency,
        value_minor=content.value.minor,
        content=content.to_json(),
        before=before,
        hash=sealed.hash,
        signer=signer_json(signer),
        why=why,
        answer_days=days,
        renews_to=renews_to,
        index_now=index_now,
        at=at,
    )
    tell(OfferHeld(held_id=held.id, hash=held.hash, at=at), actor=actor)
    ask_approval(
        actor=actor,
        kind=about.kind,
        subject=about.subject,
        title=content.title,
        path=held_path(held.id),
        amount=about.amount,
        beside=about.beside,
        fingerprint=about.fingerprint,
        words=words,
        no_later_than=decided_by(held),
        at=at,
    )
    return held
