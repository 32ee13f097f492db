"""The pages of the work board: every item of a contract in its column, and one item whole."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, F, OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from anyshore.contracts.models import Agreement, Milestone
from anyshore.contracts.rules import LIVE, MilestoneState, Side
from anyshore.delivery.models import Timer, WorkItem, WorkItemComment, WorkItemCommentBefore
from anyshore.delivery.policies import board_side
from anyshore.delivery.queries.board import people_of
from anyshore.delivery.queries.sheets import keeps_hours, lines_of
from anyshore.delivery.rules.board import Priority, Step, WorkItemState
from anyshore.kit.actor import Actor
from anyshore.kit.errors import NotFound
from anyshore.parties.models import User
from anyshore.parties.queries import Reader
from anyshore.plumbing import files
from anyshore.plumbing.files import AttachedFile
from anyshore.plumbing.models import Attachment, AuditEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkItemRow:
    """An item as the board shows it. ``about`` is the title of its milestone or the role of its line, ``position``
    that of the milestone; ``minutes`` are those that timers took for it."""

    id: UUID
    number: int
    title: str
    note: str
    state: WorkItemState
    assignee_id: UUID | None
    assignee: str
    milestone_id: UUID | None
    position: int
    line: int | None
    about: str
    due_on: date | None
    priority: Priority
    labels: tuple[str, ...]
    steps: tuple[Step, ...]
    comments: int
    files: int
    minutes: int
    version: int
    author: str
    at: datetime
    archived_at: datetime | None

    @property
    def done_steps(self) -> int:
        """How many of its steps are done."""
        return sum(1 for one in self.steps if one.done)

    @property
    def is_open(self) -> bool:
        """Whether there is still something to do about it."""
        return self.state != WorkItemState.DONE and self.archived_at is None


@dataclass(frozen=True, slots=True)
class Belonging:
    """What an item can belong to: a milestone, or a line of the hours."""

    key: str
    title: str
    milestone_id: UUID | None
    line: int | None
    due_on: date | None = None
    criteria: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardPage:
    """A board as the actor sees it: ``may`` says whether they write it, ``is_over`` that nobody does any more.
    ``has_begun``: the contract is signed."""

    agreement_id: UUID
    number: int
    title: str
    client: str
    provider: str
    side: Side | None
    keeps_hours: bool
    is_over: bool
    has_begun: bool
    may: bool
    items: tuple[WorkItemRow, ...]
    archived: tuple[WorkItemRow, ...]
    people: tuple[Reader, ...]
    belongs: tuple[Belonging, ...]

    @property
    def may_time(self) -> bool:
        """Whether the reader works here by the hour."""
        return self.may and self.keeps_hours and self.side is Side.PROVIDER

    @property
    def open(self) -> int:
        """How many items are still to be done."""
        return sum(1 for one in self.items if one.is_open)

    def item(self, number: int) -> WorkItemRow:
        """The item of that number, archived or not; NotFound."""
        found = next((one for one in (*self.items, *self.archived) if one.number == number), None)
        if found is None:
            raise NotFound()
        return found


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


def board_page(actor: Actor, number: int) -> BoardPage:
    """The board of the agreement of that number, in at most nine queries however many items stand on it; NotFound
    where the actor does not see the agreement and is not of its team, which reads the board and writes nothing."""
    rows = Agreement.objects.visible_to(actor) | Agreement.objects.of_team(actor)
    agreement: Agreement | None = rows.filter(number=number).select_related("client", "provider").first()
    if agreement is None:
        raise NotFound()
    live, side = agreement.state in LIVE, board_side(actor, agreement)
    by_hour = keeps_hours(agreement.pk)
    belongs = (*_milestones(agreement), *(_lines(agreement) if by_hour else ()))
    names = {one.line: one.title for one in belongs if one.line}
    found = [_row(row, names) for row in _rows(WorkItem.objects.visible_to(actor).filter(agreement=agreement))]
    return BoardPage(
        agreement_id=agreement.pk,
        number=number,
        title=agreement.title,
        client=agreement.client.name,
        provider=agreement.provider.name,
        side=side,
        keeps_hours=by_hour,
        is_over=agreement.signed_at is not None and not live,
        has_begun=agreement.signed_at is not None,
        may=live and side is not None,
        items=tuple(one for one in found if one.archived_at is None),
        archived=tuple(one for one in found if one.archived_at is not None),
        people=tuple(people_of(agreement)),
        belongs=belongs,
    )


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


def _rows(items: QuerySet[WorkItem]) -> QuerySet[WorkItem]:
    comments = WorkItemComment.objects.filter(item=OuterRef("pk"), withdrawn_at=None).order_by().values("item")
    minutes = Timer.objects.filter(item=OuterRef("pk")).order_by().values("item")
    attached = Attachment.objects.filter(subject_kind="work_item", subject_id=OuterRef("pk")).order_by()
    return (
        items.select_related("assignee", "milestone", "author")
        .annotate(
            comment_count=Coalesce(Subquery(comments.annotate(n=Count("pk")).values("n")), 0),
            timed=Coalesce(Subquery(minutes.annotate(n=Sum("kept_minutes")).values("n")), 0),
            file_count=Coalesce(Subquery(attached.values("subject_id").annotate(n=Count("pk")).values("n")), 0),
        )
        .order_by("place", F("number"))
    )


def _row(row: Any, lines: Mapping[int, str]) -> WorkItemRow:
    return WorkItemRow(
        id=row.pk,
        number=row.number,
        title=row.title,
        note=row.note,
        state=WorkItemState(row.state),
        assignee_id=row.assignee_id,
        assignee=row.assignee.name or row.assignee.email if row.assignee else "",
        milestone_id=row.milestone_id,
        position=row.milestone.position if row.milestone else 0,
        line=row.line,
        about=row.milestone.title if row.milestone else lines.get(row.line or 0, ""),
        due_on=row.due_on,
        priority=Priority(row.priority),
        labels=tuple(row.labels),
        steps=tuple(Step(*one) for one in row.steps),
        comments=row.comment_count,
        files=row.file_count,
        minutes=row.timed,
        version=row.version,
        author=row.author.name,
        at=row.at,
        archived_at=row.archived_at,
    )


def _milestones(agreement: Agreement) -> tuple[Belonging, ...]:
    rows = Milestone.objects.filter(agreement=agreement, state=MilestoneState.AGREED).order_by("position")
    return tuple(
        Belonging(f"m{one.position}", one.title, one.pk, None, one.due_on, tuple(_criteria(one))) for one in rows
    )


def _lines(agreement: Agreement) -> tuple[Belonging, ...]:
    lines = lines_of(agreement).time
    return tuple(Belonging(f"h{place}", one.role, None, place) for place, one in enumerate(lines, 1))


def _criteria(milestone: Milestone) -> list[str]:
    return [line.strip() for line in milestone.criteria.splitlines() if line.strip()]
