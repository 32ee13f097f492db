"""A running contract with a work board, made by the actions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from anyshore.contracts.models import Agreement
from anyshore.delivery.actions.add_work_item import add_work_item
from anyshore.delivery.models import WorkItem
from anyshore.delivery.rules.board import WorkItemState, WorkItemText
from anyshore.kit.actor import Actor
from anyshore.plumbing.models import AuditEntry
from tests.delivery.world import ASKED, Job, at_work
from tests.factories import do

TO_DO, DOING, IN_REVIEW, DONE = WorkItemState


@dataclass
class Board:
    """A job with its board."""

    job: Job

    @property
    def client(self) -> Actor:
        """The client's owner."""
        return self.job.client

    @property
    def provider(self) -> Actor:
        """The provider's owner."""
        return self.job.provider

    @property
    def id(self) -> UUID:
        """The agreement's id."""
        return self.job.agreement.id

    def add(
        self, title: str = "Sketches", *, actor: Actor | None = None, at: datetime = ASKED, **more: Any
    ) -> WorkItem:
        """A new item, by the client unless told otherwise; what it says may be given by name."""
        said = {name: more.pop(name) for name in WorkItemText.__slots__ if name in more}
        given = {"agreement_id": self.id, "text": WorkItemText(title=title, **said), **more}
        return do(add_work_item, actor or self.client, at, **given)

    def column(self, state: WorkItemState = TO_DO) -> list[str]:
        """The titles of a column, in order."""
        rows = WorkItem.objects.on_board().filter(agreement_id=self.id, state=state)
        return list(rows.order_by("place").values_list("title", flat=True))


def board(**more: Any) -> Board:
    """A running contract whose board is empty."""
    return Board(at_work(**more))


def fresh(item: WorkItem) -> WorkItem:
    """The item as it stands in the database."""
    return WorkItem.objects.get(pk=item.pk)


def facts(item: WorkItem) -> list[str]:
    """The names of what happened to an item, in order."""
    rows = AuditEntry.objects.filter(subject_kind="work_item", subject_id=item.pk).order_by("position")
    return [name.removeprefix("delivery.") for name in rows.values_list("name", flat=True)]


def end(made: Board) -> None:
    """The contract is over."""
    Agreement.objects.filter(pk=made.id).update(state="ended", ended_at=ASKED)
