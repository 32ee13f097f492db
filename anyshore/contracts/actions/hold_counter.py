"""Hold a counter-offer back until one's own people agree to it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from anyshore.contracts.actions.counter_offer import NothingChanged
from anyshore.contracts.actions.hold_version import hold_version
from anyshore.contracts.actions.sign_agreement import OfferOver, VersionChanged
from anyshore.contracts.models import HeldOffer
from anyshore.contracts.policies import may_counter, side_of
from anyshore.contracts.queries import current_content, locked_agreement
from anyshore.contracts.queries.offering import signer_of
from anyshore.contracts.rules import AGREEMENT, AgreementState
from anyshore.contracts.rules.content import checked_reason
from anyshore.contracts.rules.offers import ANSWER_DAYS, is_over
from anyshore.contracts.rules.revising import changed
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing.actions import action


@action
def hold_counter(
    *,
    actor: Actor,
    agreement_id: UUID,
    version_hash: str,
    changes: Mapping[str, Any],
    why: str = "",
    answer_days: int = ANSWER_DAYS,
    name: str = "",
    words: str = "",
    at: datetime,
) -> HeldOffer:
    """The counter-offer with these ``changes`` (rules.revising) is signed by the actor's side and kept back; those
    whom its rule names are asked, at the latest until the offer on the table lapses, and it goes out as it is once
    they agree. It replaces what this side held about the agreement before.

    Those of either side who may commit it. Refused: all that ``counter_offer`` refuses but a missing approval, one to
    which nobody must agree (NoApprovalNeeded), a group that is too small without the actor (TooFewApprovers).
    """
    agreement = locked_agreement(actor, agreement_id)
    side = side_of(actor, agreement)
    if side is None or not may_counter(actor, agreement):
        raise Forbidden()
    AGREEMENT.after(AgreementState(agreement.state), "counter")
    if version_hash != agreement.version_hash:
        raise VersionChanged(version=agreement.version)
    if is_over(agreement.answer_until, at):
        raise OfferOver(since=agreement.answer_until)
    before = current_content(agreement)
    content = changed(before, changes, at.date())
    if content == before:
        raise NothingChanged()
    return hold_version(
        actor=actor,
        content=content,
        signer=signer_of(actor, side, name, at),
        agreement=agreement,
        why=checked_reason("why", why),
        answer_days=answer_days,
        words=words,
        at=at,
    )
