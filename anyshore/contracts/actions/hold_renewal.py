"""Hold an offer to renew back until one's own people agree to it."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from anyshore.contracts.actions.hold_version import hold_version
from anyshore.contracts.models import HeldOffer
from anyshore.contracts.queries import locked_agreement
from anyshore.contracts.queries.offering import signer_of
from anyshore.contracts.queries.renewals import must_be_within_limits_renewed
from anyshore.contracts.queries.renewing import renewal_content, renewing_side
from anyshore.contracts.rules.content import checked_reason
from anyshore.contracts.rules.offers import ANSWER_DAYS
from anyshore.kit.actor import Actor
from anyshore.plumbing.actions import action


@action
def hold_renewal(
    *,
    actor: Actor,
    agreement_id: UUID,
    ends_on: date,
    index_now: int | None = None,
    words: str = "",
    answer_days: int = ANSWER_DAYS,
    asked: str = "",
    at: datetime,
) -> HeldOffer:
    """The next version is signed by the actor's side and kept back; those whom its rule names are asked, with the
    words ``asked``, until the agreement's last day at the latest, and it goes out as it is once they agree, with
    ``words`` to the other side. It replaces what this side held about the agreement before.

    Those of either side who bind it. Refused: all that ``offer_renewal`` refuses but a missing approval, one to which
    nobody must agree (NoApprovalNeeded), a group that is too small without the actor (TooFewApprovers).
    """
    agreement = locked_agreement(actor, agreement_id)
    side = renewing_side(actor, agreement)
    content = renewal_content(agreement, ends_on, index_now, at=at)
    must_be_within_limits_renewed(agreement, side, content)
    return hold_version(
        actor=actor,
        content=content,
        signer=signer_of(actor, side, "", at),
        agreement=agreement,
        why=checked_reason("words", words),
        answer_days=answer_days,
        words=asked,
        renews_to=ends_on,
        index_now=index_now,
        at=at,
    )
