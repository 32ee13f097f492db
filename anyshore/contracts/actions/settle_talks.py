"""Say what both sides have agreed in talks because of hardship."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.events import TalksSettled
from anyshore.contracts.models import HardshipTalks
from anyshore.contracts.policies import may_talk, side_of
from anyshore.contracts.queries.hardship import hardship_rule, talks_with_agreement_locked
from anyshore.contracts.rules.hardship import TALKS, TalksState
from anyshore.contracts.rules.majeure import checked_words
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


@action
def settle_talks(*, actor: Actor, talks_id: UUID, words: str, at: datetime) -> HardshipTalks:
    """One side says what both have agreed, in place of what was said before; it counts once the other says so too. No
    term changes by it: that takes both signatures.

    Either side's people who bind it, also once the days are over. Refused: others (Forbidden), talks that were agreed,
    withdrawn or overtaken (NotAllowed), an agreement that is over (NoHardship), no words (Invalid).
    """
    found, agreement = talks_with_agreement_locked(actor, talks_id)
    side = side_of(actor, agreement)
    if side is None or not may_talk(actor, agreement):
        raise Forbidden()
    TALKS.after(TalksState(found.state), "agree")
    hardship_rule(agreement)
    found.settled_by, found.settlement, found.settled_at = side, checked_words("words", words), at
    found.save(update_fields=["settled_by", "settlement", "settled_at"])
    told = TalksSettled(
        agreement_id=agreement.pk, talks_id=talks_id, side=found.side, by=side, words=found.settlement, at=at
    )
    tell(told, actor=actor)
    return found
