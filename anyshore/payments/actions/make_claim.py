"""Ask the other side for what something that went wrong has cost, or for a lower price."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from anyshore.contracts.queries import locked_agreement, side_of
from anyshore.contracts.rules.content import checked_needed
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Invalid, NotFound
from anyshore.payments.actions.wait_for_claim import wait_for_claim
from anyshore.payments.events import ClaimMade
from anyshore.payments.models import Claim
from anyshore.payments.policies import may_make_claim
from anyshore.payments.queries.claims import day_of_claim, defect_asked_of, next_claim_number
from anyshore.payments.rules.claims import OF_DEFECTS, Asked, ClaimKind, checked_amount
from anyshore.plumbing import files
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell

if TYPE_CHECKING:
    from anyshore.contracts.models import Agreement


@action
def make_claim(
    *, actor: Actor, agreement_id: UUID, kind: ClaimKind, asked: Asked, file_ids: Sequence[UUID] = (), at: datetime
) -> Claim:
    """The other side is asked to accept it. Nothing follows from silence: it is reminded once, and the claim stays.

    Whoever may bind their side, also after the end; of a defect, the client. Refused: others (Forbidden), an agreement
    that both have not signed (NotFound), no words, no day or no bill of a repair (Invalid), a day before the start
    (BeforeTheStart), a sum that is not positive or of another currency (AmountNotPositive); of a defect: one that has
    not failed (DefectNotFailed), one whose other way was chosen (OtherWayTaken), more than the price
    (ReductionTooHigh).
    """
    agreement = locked_agreement(actor, agreement_id)
    side = side_of(actor, agreement)
    if side is None or actor.person_id is None or not may_make_claim(actor, agreement, of_defect=kind in OF_DEFECTS):
        raise Forbidden()
    if agreement.signed_at is None:
        raise NotFound()
    words = checked_needed("words", asked.words)
    minor = checked_amount("amount", asked.amount, agreement.currency)
    if kind is ClaimKind.REPAIR and not file_ids:
        raise Invalid(field="files", reason="empty")
    defect = defect_asked_of(agreement, kind, asked)
    claim = Claim.objects.create(
        agreement=agreement, number=next_claim_number(agreement_id), side=str(side), kind=str(kind),
        ground=str(asked.ground) if defect is None else "", defect=defect, amount_minor=minor, words=words,
        on_day=day_of_claim(agreement, asked, defect, at), author_id=actor.person_id, at=at,
    )  # fmt: skip
    files.attach(subject=("claim", claim.pk), file_ids=file_ids, actor=actor, at=at)
    wait_for_claim(actor=actor, claim=claim, agreement=agreement, at=at)
    tell(_told(claim, agreement), actor=actor)
    return claim


def _told(claim: Claim, agreement: Agreement) -> ClaimMade:
    return ClaimMade(
        agreement_id=agreement.pk, number=claim.number, kind=claim.kind, side=claim.side,
        amount_minor=claim.amount_minor, currency=agreement.currency, words=claim.words, at=claim.at,
    )  # fmt: skip
