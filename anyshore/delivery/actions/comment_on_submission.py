"""Comment on what was handed in."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.rules import LIVE
from anyshore.contracts.rules.comments import checked_comment
from anyshore.delivery.actions.gather_comments import gather_comments
from anyshore.delivery.events import CommentWritten
from anyshore.delivery.models import Comment
from anyshore.delivery.policies import commenting_side
from anyshore.delivery.queries.comments import commented_locked
from anyshore.delivery.rules import NotLive
from anyshore.delivery.rules.comments import WHOLE, Place, checked_place
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


@action
def comment_on_submission(
    *, actor: Actor, submission_id: UUID, words: str, file_id: UUID | None = None, place: Place = WHOLE, at: datetime
) -> Comment:
    """The comment stands on this version, open, and stays with it; the other side is told of it with what else comes
    within the hour.

    Those of either side who work. Refused: others (Forbidden), an agreement that does not run (NotLive), a file that
    is not of this submission (NotFound), words or a place that cannot be (Invalid), one too many (TooManyComments).
    """
    submission, name = commented_locked(actor, submission_id, file_id)
    side = commenting_side(actor, submission.agreement)
    if side is None or actor.person_id is None:
        raise Forbidden()
    if submission.agreement.state not in LIVE:
        raise NotLive(state=submission.agreement.state)
    comment = Comment.objects.create(
        submission=submission,
        file_id=file_id,
        file_name=name,
        place=checked_place(place).to_json(),
        words=checked_comment(words),
        author_id=actor.person_id,
        side=str(side),
        at=at,
    )
    gather_comments(actor=actor, submission_id=submission.id, at=at)
    told = CommentWritten(
        agreement_id=submission.agreement_id,
        milestone_id=submission.work.milestone_id,
        submission_id=submission.id,
        comment_id=comment.id,
        at=at,
    )
    tell(told, actor=actor)
    return comment
