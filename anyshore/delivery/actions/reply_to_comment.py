"""Reply to a comment."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.rules import LIVE
from anyshore.contracts.rules.comments import checked_comment
from anyshore.delivery.actions.gather_comments import gather_comments
from anyshore.delivery.events import CommentAnswered
from anyshore.delivery.models import Comment
from anyshore.delivery.policies import commenting_side
from anyshore.delivery.queries.comments import comment_locked, must_take_one_more
from anyshore.delivery.rules import NotLive
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


@action
def reply_to_comment(*, actor: Actor, comment_id: UUID, words: str, at: datetime) -> Comment:
    """The reply stands below the comment; a reply to a reply stands below the same comment.

    Those of either side who work. Refused: others (Forbidden), an agreement that does not run (NotLive), words that
    cannot be (Invalid), one too many (TooManyComments).
    """
    first = comment_locked(actor, comment_id)
    submission = first.submission
    side = commenting_side(actor, submission.agreement)
    if side is None or actor.person_id is None:
        raise Forbidden()
    if submission.agreement.state not in LIVE:
        raise NotLive(state=submission.agreement.state)
    must_take_one_more(submission.id)
    reply = Comment.objects.create(
        submission=submission,
        parent_id=first.parent_id or first.id,
        file_id=first.file_id,
        file_name=first.file_name,
        place=first.place,
        words=checked_comment(words),
        author_id=actor.person_id,
        side=str(side),
        at=at,
    )
    gather_comments(actor=actor, submission_id=submission.id, at=at)
    told = CommentAnswered(
        agreement_id=submission.agreement_id,
        milestone_id=submission.work.milestone_id,
        submission_id=submission.id,
        comment_id=reply.id,
        at=at,
    )
    tell(told, actor=actor)
    return reply
