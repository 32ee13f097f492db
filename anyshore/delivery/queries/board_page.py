"""The pages of the work board: every item of a contract in its column. One item whole stands in ``item_page``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, F, OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from anyshore.contracts.models import Agreement, Milestone
from anyshore.contracts.rules import LIVE, MilestoneState, Side
from anyshore.delivery.models import Timer, WorkItem, WorkItemComment
from anyshore.delivery.policies import board_side
from anyshore.delivery.queries.board import people_of
from anyshore.delivery.queries.sheets import keeps_hours, lines_of
from anyshore.delivery.rules.board import Priority, Step, WorkItemState
from anyshore.kit.actor import Actor
from anyshore.kit.errors import NotFound
from anyshore.parties.queries import Reader
from anyshore.plumbing.models import Attachment


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
