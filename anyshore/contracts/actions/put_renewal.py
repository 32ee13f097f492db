"""Put an offer to renew before the other side."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from anyshore.contracts.events.renewal import RenewalOffered
from anyshore.contracts.models import Agreement, RenewalOffer
from anyshore.contracts.rules import Side, SignatureMethod
from anyshore.contracts.rules.content import Content
from anyshore.contracts.rules.signing import Signer
from anyshore.contracts.rules.versions import seal
from anyshore.kit.actor import Actor
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


@action
def put_renewal(
    *,
    actor: Actor,
    agreement: Agreement,
    content: Content,
    signer: Signer,
    index_now: int | None,
    words: str,
    answer_until: datetime,
    at: datetime,
) -> RenewalOffer:
    """The other side is asked to sign ``content``, the next version, which ``signer`` has signed; silence declines.

    For this domain's own verbs, which have locked the agreement and permitted the actor.
    """
    ends_on = content.terms.end_on
    assert ends_on is not None
    sealed = seal(content, agreement.version_hash)
    made = RenewalOffer.objects.create(
        agreement=agreement,
        side=str(signer.side),
        ends_on=ends_on,
        index_now=index_now,
        text=sealed.text,
        content=sealed.content,
        before=sealed.before,
        hash=sealed.hash,
        signer=_columns(signer),
        words=words,
        author_id=signer.person_id,
        at=at,
        answer_until=answer_until,
    )
    deadlines.start(
        verb="contracts.lapse_renewal",
        subject=("renewal", made.pk),
        due_at=answer_until,
        at=at,
        args={"offer_id": made.pk},
    )
    told = RenewalOffered(
        agreement_id=agreement.pk,
        offer_id=made.pk,
        side=str(signer.side),
        ends_on=ends_on,
        hash=made.hash,
        answer_until=answer_until,
        words=words,
        at=at,
    )
    tell(told, actor=actor)
    return made


def _columns(signer: Signer) -> dict[str, Any]:
    """The signature's columns, as JSON keeps them."""
    columns = signer.columns()
    proved_at = columns["proved_at"]
    plain = {
        one: str(value) if isinstance(value, (UUID, Side, SignatureMethod)) else value
        for one, value in columns.items()
    }
    return {**plain, "proved_at": proved_at.isoformat() if proved_at else None}
