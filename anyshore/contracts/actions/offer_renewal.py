"""Offer to renew a running agreement."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from anyshore.contracts.actions.award_proposal import ApprovalMissing
from anyshore.contracts.actions.put_renewal import put_renewal
from anyshore.contracts.models import RenewalOffer
from anyshore.contracts.queries import locked_agreement
from anyshore.contracts.queries.offering import signer_of
from anyshore.contracts.queries.renewals import unasked_for_renewal
from anyshore.contracts.queries.renewing import renewal_content, renewing_side
from anyshore.contracts.rules import Side
from anyshore.contracts.rules.content import checked_reason
from anyshore.contracts.rules.offers import ANSWER_DAYS, checked_answer_days
from anyshore.contracts.rules.versions import seal
from anyshore.kit.actor import Actor
from anyshore.kit.workdays import add_working_days
from anyshore.parties.queries import calendar
from anyshore.plumbing.actions import action


@action
def offer_renewal(
    *,
    actor: Actor,
    agreement_id: UUID,
    ends_on: date,
    index_now: int | None = None,
    words: str = "",
    answer_days: int = ANSWER_DAYS,
    at: datetime,
) -> RenewalOffer:
    """The other side is asked to sign the next version, which differs in its last day and, with an ``index_now`` in
    hundredths, in the prices of hours and months, as the clause about the index makes them. The actor's side has
    signed it; silence declines.

    Those of either side who bind it. Refused: others (Forbidden), what ``renewal_content`` refuses, a price to which
    the side's own people must agree first (ApprovalMissing: ``hold_renewal``), more than a limit of the client's own
    lets (LimitStands).
    """
    agreement = locked_agreement(actor, agreement_id)
    side = renewing_side(actor, agreement)
    content = renewal_content(agreement, ends_on, index_now, at=at)
    sealed = seal(content, agreement.version_hash)
    if needed := unasked_for_renewal(actor, agreement, side, content, sealed.hash):
        raise ApprovalMissing(needed=needed.needed)
    other_id = agreement.provider_id if side is Side.CLIENT else agreement.client_id
    return put_renewal(
        actor=actor,
        agreement=agreement,
        content=content,
        signer=signer_of(actor, side, "", at),
        index_now=index_now,
        words=checked_reason("words", words),
        answer_until=add_working_days(at, checked_answer_days(answer_days), calendar(other_id)),
        at=at,
    )
