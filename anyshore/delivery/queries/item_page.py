"""One work item whole: its files, its comments and what happened to it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery

from anyshore.contracts.rules import Side
from anyshore.delivery.models import WorkItem, WorkItemComment, WorkItemCommentBefore
from anyshore.kit.actor import Actor
from anyshore.parties.models import User
from anyshore.plumbing import files
from anyshore.plumbing.files import AttachedFile
from anyshore.plumbing.models import AuditEntry


@dataclass(frozen=True, slots=True)
class WorkCommentRow:
    """A comment on an item, with its files, and what it said ``before`` it was edited, the first first, each until
    when. Of one that was withdrawn nothing but that."""

    id: UUID
    words: str
    author: str
    author_id: UUID
    side: Side
    at: datetime
    files: list[AttachedFile]
    edited_at: datetime | None = None
    withdrawn_at: datetime | None = None
    before: tuple[tuple[str, datetime], ...] = ()


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One fact about an item: what, when, by whom; ``whom`` is the person that the fact names."""

    name: str
    at: datetime
    person: str
    whom: str
    facts: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ItemDetail:
    """What stands on an item besides what the board shows."""

    files: list[AttachedFile]
    comments: tuple[WorkCommentRow, ...]
    history: tuple[HistoryRow, ...]


def item_detail(actor: Actor, item_id: UUID) -> ItemDetail:
    """The files, comments and facts of an item of a board that was found; nothing where the actor does not see it."""
    mine = WorkItem.objects.visible_to(actor).filter(pk=item_id)
    comments = list(WorkItemComment.objects.filter(item__in=mine).select_related("author").order_by("at", "id"))
    subjects = [("work_item", item_id), *(("work_item_comment", one.pk) for one in comments)]
    found = files.of(*subjects) if mine.exists() else {subject: [] for subject in subjects}
    before = _before(comments)
    told = tuple(_comment(one, found["work_item_comment", one.pk], before.get(one.pk, ())) for one in comments)
    return ItemDetail(found["work_item", item_id], told, _history(mine, item_id))


def _before(comments: list[WorkItemComment]) -> dict[UUID, tuple[tuple[str, datetime], ...]]:
    """What edited comments said before; no query where none was edited."""
    edited = [one.pk for one in comments if one.edited_at is not None and one.withdrawn_at is None]
    rows = WorkItemCommentBefore.objects.filter(comment_id__in=edited).order_by("until", "id") if edited else ()
    found: dict[UUID, tuple[tuple[str, datetime], ...]] = {}
    for row in rows:
        found[row.comment_id] = (*found.get(row.comment_id, ()), (row.words, row.until))
    return found


def _comment(
    one: WorkItemComment, attached: list[AttachedFile], before: tuple[tuple[str, datetime], ...]
) -> WorkCommentRow:
    gone = one.withdrawn_at is not None
    return WorkCommentRow(
        id=one.pk,
        words="" if gone else one.words,
        author=one.author.name,
        author_id=one.author_id,
        side=Side(one.side),
        at=one.at,
        files=[] if gone else attached,
        edited_at=one.edited_at,
        withdrawn_at=one.withdrawn_at,
        before=before,
    )


def may_read_item(actor: Actor, item_id: UUID) -> bool:
    """Whether the actor sees the item, and so its files."""
    return bool(WorkItem.objects.visible_to(actor).filter(pk=item_id).exists())


def may_read_item_comment(actor: Actor, comment_id: UUID) -> bool:
    """Whether the actor sees the comment, and so its files; nobody does once it is withdrawn."""
    mine = WorkItem.objects.visible_to(actor)
    return bool(WorkItemComment.objects.filter(pk=comment_id, item__in=mine, withdrawn_at=None).exists())


def _history(mine: QuerySet[WorkItem], item_id: UUID) -> tuple[HistoryRow, ...]:
    person = User.objects.filter(pk=OuterRef("person_id")).values("name")[:1]
    rows = AuditEntry.objects.filter(subject_kind="work_item", subject_id__in=mine.values("pk"))
    found = [
        (name, at, who or "", json.loads(body)["facts"])
        for name, at, who, body in rows.filter(subject_id=item_id)
        .annotate(person=Subquery(person))
        .order_by("position")
        .values_list("name", "at", "person", "body")
    ]
    wanted = {facts["assignee_id"] for *_, facts in found if facts.get("assignee_id")}
    names = {str(pk): name for pk, name in User.objects.filter(pk__in=wanted).values_list("pk", "name")}
    return tuple(
        HistoryRow(name.removeprefix("delivery."), at, who, names.get(str(facts.get("assignee_id")), ""), facts)
        for name, at, who, facts in found
    )
