"""What mails and Today say of work items: which, of which contract, whose, and what is due to whom."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from anyshore.contracts.models import Agreement
from anyshore.contracts.rules import LIVE
from anyshore.delivery.models import WorkItem, WorkItemComment
from anyshore.delivery.queries.board import people_of
from anyshore.kit.actor import Actor
from anyshore.kit.errors import NotFound
from anyshore.parties.queries import Reader


@dataclass(frozen=True, slots=True)
class ToldItem:
    """An item as a mail names it; ``contract`` is the short number of its agreement."""

    id: UUID
    number: int
    title: str
    contract: int
    contract_title: str
    client: str
    provider: str
    client_id: UUID
    due_on: date | None

    @property
    def path(self) -> str:
        """Where it stands on this instance."""
        return f"/contracts/{self.contract}/board/{self.number}/"


@dataclass(frozen=True, slots=True)
class LeftItem:
    """An item that is open when a contract ends."""

    number: int
    title: str
    state: str


@dataclass(frozen=True, slots=True)
class SaidOnItem:
    """A comment as a mail tells it; ``told`` are those whom it named, and who were told at once."""

    id: UUID
    author_id: UUID
    author: str
    words: str
    told: list[str]


def told_item(item_id: UUID) -> ToldItem:
    """The item of a fact; NotFound where there is none."""
    row = _rows().filter(pk=item_id).first()
    if row is None:
        raise NotFound()
    return _told(row)


def readers_on(item_id: UUID, among: Collection[UUID]) -> list[Reader]:
    """Those of these people who still work for either side of the item's contract, each once."""
    row = WorkItem.objects.select_related("agreement").get(pk=item_id)
    return list({one.person_id: one for one in people_of(row.agreement) if one.person_id in among}.values())


def concerned(item_id: UUID) -> set[UUID]:
    """Whom an item concerns: who wrote it, who looks after it, who spoke on it."""
    row = WorkItem.objects.get(pk=item_id)
    spoke = WorkItemComment.objects.filter(item_id=item_id).values_list("author_id", flat=True)
    return {row.author_id, *spoke, *([row.assignee_id] if row.assignee_id else [])}


def said_since(item_id: UUID, since: datetime, until: datetime) -> list[SaidOnItem]:
    """The comments of that time that are not withdrawn, oldest first."""
    rows = WorkItemComment.objects.filter(item_id=item_id, at__gte=since, at__lte=until, withdrawn_at=None)
    values = rows.order_by("at", "id").values_list("id", "author_id", "author__name", "words", "told")
    return [SaidOnItem(*row) for row in values]


def given_out(board_id: UUID, first: int, last: int) -> dict[UUID, list[ToldItem]]:
    """The items of these numbers by who looks after them."""
    rows = _rows(WorkItem.objects.filter(agreement_id=board_id, number__range=(first, last), assignee__isnull=False))
    found: dict[UUID, list[ToldItem]] = {}
    for row in rows.order_by("number"):
        if row.assignee_id is not None:
            found.setdefault(row.assignee_id, []).append(_told(row))
    return found


def people_due(board_id: UUID, on: date) -> list[Reader]:
    """Who looks after items of a board that are due on the day after ``on`` or were due on the day before, each
    once."""
    days = [on + timedelta(days=1), on - timedelta(days=1)]
    rows = WorkItem.objects.open().filter(agreement_id=board_id, due_on__in=days, assignee__isnull=False)
    wanted = set(rows.values_list("assignee_id", flat=True))
    agreement = Agreement.objects.get(pk=board_id)
    return list({one.person_id: one for one in people_of(agreement) if one.person_id in wanted}.values())


def due_to(person_id: UUID, on: date) -> list[ToldItem]:
    """What is due to a person until the day after ``on`` or was due before, in all running contracts, the oldest
    first."""
    rows = _rows(WorkItem.objects.open()).filter(assignee_id=person_id, due_on__lte=on + timedelta(days=1))
    running = rows.filter(agreement__state__in=LIVE).exclude(due_on=on)
    return [_told(row) for row in running.order_by("due_on", "agreement__number", "number")]


def work_due(actor: Actor, until: date) -> list[ToldItem]:
    """Open items that the acting person looks after in running contracts of the organisation they act for, due until a
    day, the oldest first. One query."""
    if actor.person_id is None or actor.organisation_id is None:
        return []
    own = Q(agreement__client_id=actor.organisation_id) | Q(agreement__provider_id=actor.organisation_id)
    rows = _rows(WorkItem.objects.open()).filter(own, assignee_id=actor.person_id, due_on__lte=until)
    return [_told(row) for row in rows.filter(agreement__state__in=LIVE).order_by("due_on", "number")]


def items_open_in() -> Subquery:
    """How many items are open on the board of the agreement of the outer query; none is NULL."""
    rows = WorkItem.objects.open().filter(agreement=OuterRef("pk")).order_by()
    return Subquery(rows.values("agreement").annotate(n=Count("pk")).values("n"))


def left_over(agreement: Agreement) -> tuple[LeftItem, ...]:
    """The open items of a board, for a hand-over: the first hundred, in their order."""
    rows = WorkItem.objects.open().filter(agreement=agreement).order_by("place", "number")
    return tuple(LeftItem(*row) for row in rows.values_list("number", "title", "state")[:100])


def _rows(items: QuerySet[WorkItem] | None = None) -> QuerySet[WorkItem]:
    found: QuerySet[WorkItem] = WorkItem.objects.all() if items is None else items
    return found.select_related("agreement__client", "agreement__provider")


def _told(row: WorkItem) -> ToldItem:
    agreement = row.agreement
    return ToldItem(
        id=row.pk,
        number=row.number,
        title=row.title,
        contract=agreement.number,
        contract_title=agreement.title,
        client=agreement.client.name,
        provider=agreement.provider.name,
        client_id=agreement.client_id,
        due_on=row.due_on,
    )
