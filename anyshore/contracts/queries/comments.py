"""Comments on the places of an agreement, with their replies; loading one under its agreement; how far one has
read."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from anyshore.contracts.models import Agreement, AgreementComment, NegotiationRead
from anyshore.contracts.queries.drafts import draft_locked, is_written
from anyshore.contracts.queries.loading import locked_agreement
from anyshore.contracts.queries.versions import current_content
from anyshore.contracts.rules import Side
from anyshore.contracts.rules.comments import MOST_HERE, TooManyHere
from anyshore.contracts.rules.content import Content
from anyshore.kit.actor import Actor
from anyshore.kit.errors import NotAllowed, NotFound


@dataclass(frozen=True, slots=True)
class SaidRow:
    """What one person said: a comment's words, or a reply."""

    id: UUID
    words: str
    author: str
    author_id: UUID
    side: Side
    at: datetime


@dataclass(frozen=True, slots=True)
class PlaceCommentRow:
    """A comment with its replies, oldest first. ``is_private``: the reader's own organisation alone sees it."""

    id: UUID
    row: str
    anchor: str
    version: int
    said: SaidRow
    is_private: bool
    settled_at: datetime | None
    settled_by: str
    replies: tuple[SaidRow, ...]

    @property
    def words(self) -> str:
        """What the comment says."""
        return self.said.words


def place_comments(actor: Actor, agreement_id: UUID) -> tuple[PlaceCommentRow, ...]:
    """The comments that the actor sees on an agreement, oldest first. One query."""
    seen = AgreementComment.objects.visible_to(actor).filter(agreement_id=agreement_id)
    rows = list(seen.select_related("author", "settled_by").order_by("at", "id"))
    replies: dict[UUID, list[SaidRow]] = defaultdict(list)
    for row in rows:
        if row.parent_id:
            replies[row.parent_id].append(_said(row))
    return tuple(
        PlaceCommentRow(
            id=row.id,
            row=row.row,
            anchor=row.anchor,
            version=row.version,
            said=_said(row),
            is_private=row.private_to_id is not None,
            settled_at=row.settled_at,
            settled_by=row.settled_by.name if row.settled_by else "",
            replies=tuple(replies[row.id]),
        )
        for row in rows
        if row.parent_id is None
    )


@dataclass(frozen=True, slots=True)
class Talk:
    """A locked agreement that is talked about, as it stands now. ``shared``: the other side reads it too."""

    agreement: Agreement
    content: Content
    shared: bool


def talk_locked(actor: Actor, agreement_id: UUID) -> Talk:
    """The agreement, or the draft of it, locked; NotFound where the actor does not see it, NotAllowed for a draft that
    was given up."""
    if not is_written(actor, agreement_id):
        agreement = locked_agreement(actor, agreement_id)
        return Talk(agreement, current_content(agreement), shared=True)
    draft = draft_locked(actor, agreement_id)
    if draft.discarded_at is not None:
        raise NotAllowed(kind="draft", state="discarded", verb="discuss")
    return Talk(draft.agreement, Content.from_json(draft.content), shared=draft.shared_at is not None)


def place_comment_locked(actor: Actor, comment_id: UUID) -> AgreementComment:
    """A comment with its agreement, which is locked first; NotFound where the actor does not see it."""
    rows = AgreementComment.objects.visible_to(actor).filter(pk=comment_id)
    owner = rows.values_list("agreement_id", flat=True).first()
    if owner is None:
        raise NotFound()
    agreement = talk_locked(actor, owner).agreement
    found: AgreementComment = AgreementComment.objects.get(pk=comment_id)
    found.agreement = agreement
    return found


def must_take_another(agreement_id: UUID) -> None:
    """Refuse (TooManyHere) where an agreement has as many comments as it may."""
    if AgreementComment.objects.filter(agreement_id=agreement_id).count() >= MOST_HERE:
        raise TooManyHere(most=MOST_HERE)


def read_until(actor: Actor, agreement_id: UUID) -> datetime | None:
    """How far the acting person has read what is said about an agreement; None where they never looked."""
    if actor.person_id is None:
        return None
    rows = NegotiationRead.objects.filter(agreement_id=agreement_id, user_id=actor.person_id)
    return rows.values_list("read_until", flat=True).first()


def _said(row: AgreementComment) -> SaidRow:
    return SaidRow(row.id, row.words, row.author.name, row.author_id, Side(row.side), row.at)
