"""Reply to a review."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Invalid, Refused
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.reviews.events import ReviewAnswered
from anyshore.reviews.policies import may_reply
from anyshore.reviews.queries import lock_review
from anyshore.reviews.rules import WORDS_MAX

if TYPE_CHECKING:
    from anyshore.reviews.models import Review


class AlreadyReplied(Refused):
    """A review has one reply."""

    code = "already_replied"


class ReplyMissing(Invalid):
    """A reply has words, at most ``limit`` characters of them."""

    code = "reply_missing"


@action
def reply_to_review(*, actor: Actor, review_id: UUID, text: str, at: datetime) -> Review:
    """The reviewed side's reply stands under the review for all to read.

    Its people who bind it, once. A review that is not shown yet is not there to be seen. Refused: no words, a
    second reply.
    """
    agreement, review = lock_review(actor, review_id)
    if not may_reply(actor, review):
        raise Forbidden()
    if not 0 < len(text.strip()) <= WORDS_MAX:
        raise ReplyMissing(field="text", limit=WORDS_MAX)
    if review.replied_at is not None:
        raise AlreadyReplied()
    review.reply, review.replied_at = text.strip(), at
    review.save(update_fields=["reply", "replied_at"])
    told = ReviewAnswered(agreement_id=agreement.pk, review_id=review_id, side=review.side, at=at)
    tell(told, actor=actor)
    return review
