"""Comments on a submission, with their replies; loading one under its agreement."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from anyshore.contracts.rules import Side
from anyshore.delivery.models import Comment, Submission
from anyshore.delivery.queries.loading import agreement_of_submission, submission_with_agreement_locked
from anyshore.delivery.rules.comments import MOST_COMMENTS, Place, TooManyComments
from anyshore.kit.actor import Actor
from anyshore.kit.errors import NotFound
from anyshore.plumbing import files


@dataclass(frozen=True, slots=True)
class ReplyRow:
    """A reply to a comment."""

    id: UUID
    words: str
    author: str
    side: Side
    at: datetime


@dataclass(frozen=True, slots=True)
class CommentRow:
    """A comment with its replies, oldest first. ``number`` counts the comments of its submission from 1; ``file_id``
    is the attachment that it is about, None for the whole."""

    id: UUID
    number: int
    file_id: UUID | None
    file: str
    place: Place
    words: str
    author: str
    side: Side
    at: datetime
    settled_at: datetime | None
    settled_by: str
    replies: tuple[ReplyRow, ...]


def comments_of(actor: Actor, submission_id: UUID) -> tuple[CommentRow, ...]:
    """The comments on a submission, oldest first; nothing where the actor does not see it. One query."""
    mine = Submission.objects.visible_to(actor).filter(pk=submission_id)
    rows = list(
        Comment.objects.filter(submission__in=mine).select_related("author", "settled_by").order_by("at", "id")
    )
    replies: dict[UUID, list[ReplyRow]] = defaultdict(list)
    for row in rows:
        if row.parent_id:
            replies[row.parent_id].append(ReplyRow(row.id, row.words, row.author.name, Side(row.side), row.at))
    first = (row for row in rows if row.parent_id is None)
    return tuple(_comment(row, number, tuple(replies[row.id])) for number, row in enumerate(first, 1))


def comment_locked(actor: Actor, comment_id: UUID) -> Comment:
    """A comment with its submission, its agreement locked; NotFound where the actor does not see it."""
    owner = Comment.objects.filter(pk=comment_id).values_list("submission_id", flat=True).first()
    if owner is None:
        raise NotFound()
    agreement = agreement_of_submission(actor, owner)
    found = Comment.objects.select_related("submission__work").get(pk=comment_id)
    found.submission.agreement = agreement
    return found


def commented_locked(actor: Actor, submission_id: UUID, file_id: UUID | None) -> tuple[Submission, str]:
    """A submission that takes one more comment, its agreement locked, with the name of its file; NotFound where it, or
    that file on it, is not there; TooManyComments."""
    found = submission_with_agreement_locked(actor, submission_id)
    must_take_one_more(found.id)
    if file_id is None:
        return found, ""
    subject = ("submission", found.id)
    name = next((one.name for one in files.of(subject)[subject] if one.id == file_id), None)
    if name is None:
        raise NotFound()
    return found, name


def must_take_one_more(submission_id: UUID) -> None:
    """Refuse (TooManyComments) where a submission has as many as it may."""
    if Comment.objects.filter(submission_id=submission_id).count() >= MOST_COMMENTS:
        raise TooManyComments(most=MOST_COMMENTS)


def counted_since(submission_id: UUID, since: datetime, until: datetime) -> dict[Side, int]:
    """How many comments and replies each side wrote in that time."""
    rows = Comment.objects.filter(submission_id=submission_id, at__gte=since, at__lte=until)
    sides = list(rows.values_list("side", flat=True))
    return {side: sides.count(side) for side in Side}


def _comment(row: Comment, number: int, replies: tuple[ReplyRow, ...]) -> CommentRow:
    return CommentRow(
        id=row.id,
        number=number,
        file_id=row.file_id,
        file=row.file_name,
        place=Place.from_json(row.place),
        words=row.words,
        author=row.author.name,
        side=Side(row.side),
        at=row.at,
        settled_at=row.settled_at,
        settled_by=row.settled_by.name if row.settled_by else "",
        replies=replies,
    )
