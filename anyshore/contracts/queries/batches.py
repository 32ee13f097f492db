"""Reads of batches: the plan, the best assignment now, and what was sent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from anyshore.catalogue.queries import ProviderRow, matching
from anyshore.catalogue.queries.lists import provider_rows
from anyshore.catalogue.rules.matching.asked import Offered, Wanted
from anyshore.catalogue.rules.matching.formula import judge
from anyshore.contracts.models import Agreement, Batch, BatchOffer
from anyshore.contracts.rules.batches import Batch as Plan
from anyshore.contracts.rules.batches import BatchTask, Fits, Proposed, propose
from anyshore.contracts.rules.held import HeldState
from anyshore.kit.actor import Actor
from anyshore.kit.errors import NotFound
from anyshore.kit.money import Money
from anyshore.parties.queries import OrganisationRow, organisations, own_organisation
from anyshore.plumbing.state import lock_root
from anyshore.sourcing.models import Request
from anyshore.sourcing.rules.states import RequestState

SUGGESTED = 12


@dataclass(frozen=True, slots=True)
class BatchRow:
    """A batch in a list."""

    id: UUID
    title: str
    state: str
    created_at: datetime
    sent_at: datetime | None
    tasks: int


@dataclass(frozen=True, slots=True)
class SentRow:
    """What became of one task: the number of its contract, the offer that waits for approval, or the code of what
    refused it."""

    place: int
    provider: OrganisationRow
    price: Money
    number: int | None
    refusal: str
    held_id: UUID | None


@dataclass(frozen=True, slots=True)
class BatchView:
    """A batch: its plan, the providers by id, the best assignment while it is a draft, what was sent after."""

    id: UUID
    title: str
    state: str
    version: int
    sent_at: datetime | None
    plan: Plan
    parties: dict[UUID, OrganisationRow]
    proposed: Proposed | None
    sent: tuple[SentRow, ...]

    def price(self, minor: int) -> Money:
        """An amount in the batch's currency."""
        return Money(minor, self.plan.currency)


def locked_batch(actor: Actor, batch_id: UUID) -> Batch:
    """One's own batch, locked until the transaction ends."""
    found: Batch = lock_root(Batch.objects.visible_to(actor), batch_id)
    return found


def batches_of(actor: Actor, *, limit: int = 50) -> list[BatchRow]:
    """The batches of the actor's own organisation, the newest first; discarded ones are left out."""
    rows = Batch.objects.visible_to(actor).exclude(state="discarded").order_by("-created_at", "-id")[:limit]
    return [
        BatchRow(one.id, one.title, one.state, one.created_at, one.sent_at, len(one.content["tasks"])) for one in rows
    ]


def batch_view(actor: Actor, batch_id: UUID, *, at: datetime) -> BatchView:
    """One batch as its page shows it."""
    batch = Batch.objects.visible_to(actor).filter(pk=batch_id).exclude(state="discarded").first()
    if batch is None:
        raise NotFound()
    plan = Plan.from_json(batch.content)
    sent = list(BatchOffer.objects.filter(batch=batch).select_related("agreement").order_by("place"))
    parties = organisations({*(one.id for one in plan.providers), *(one.provider_id for one in sent)})
    return BatchView(
        id=batch.id,
        title=batch.title,
        state=batch.state,
        version=batch.version,
        sent_at=batch.sent_at,
        plan=plan,
        parties=parties,
        proposed=proposed(actor, plan, at) if batch.state == "draft" else None,
        sent=tuple(_sent(one, plan.currency, parties) for one in sent),
    )


def requests_of(actor: Actor, plan: Plan) -> dict[int, tuple[UUID, bool]]:
    """The actor's own requests that the tasks of a plan are, by number: each one's id, and whether it is still a
    draft."""
    numbers = {one.request for one in plan.tasks if one.request}
    rows = Request.objects.of_client(actor).filter(number__in=numbers).order_by("id")
    return {
        number: (id_, state == RequestState.DRAFT) for number, id_, state in rows.values_list("number", "id", "state")
    }


def batch_behind(actor: Actor, request_id: UUID) -> tuple[UUID, str] | None:
    """The batch in which one of the actor's own requests was offered: its id and title."""
    rows = BatchOffer.objects.filter(agreement__request_id=request_id, batch__in=Batch.objects.visible_to(actor))
    found: tuple[UUID, str] | None = rows.order_by("-batch__sent_at").values_list("batch_id", "batch__title").first()
    return found


def _sent(one: BatchOffer, currency: str, parties: dict[UUID, OrganisationRow]) -> SentRow:
    number, held = one.agreement.number if one.agreement else None, one.held
    if held is not None and held.state == HeldState.SENT:
        number = held.number
    waits = held.id if held is not None and held.state == HeldState.HELD else None
    return SentRow(one.place, parties[one.provider_id], Money(one.price_minor, currency), number, one.refusal, waits)


def proposed(actor: Actor, plan: Plan, at: datetime) -> Proposed:
    """The best assignment of a plan as providers are now."""
    return propose(plan, _fits(actor, plan, at.date()))


def _fits(actor: Actor, plan: Plan, on: date) -> Fits:
    """Each pair's fit by the formula of matching. Tasks that ask the same are judged once."""
    client, offered = own_organisation(actor), matching.offered_of(one.id for one in plan.providers)
    known: dict[tuple[str, date | None], dict[UUID, int | None]] = {}
    found: dict[tuple[int, UUID], int | None] = {}
    for place, task in enumerate(plan.tasks):
        key = task.skill, task.due_on
        if key not in known:
            wanted = _wanted(client, plan, task, on)
            known[key] = {one: _fit(wanted, there) for one, there in offered.items()}
        found |= {(place, one): fit for one, fit in known[key].items()}
    return found


def _wanted(client: OrganisationRow, plan: Plan, task: BatchTask, on: date) -> Wanted:
    skills = (task.skill,) if task.skill else ()
    return Wanted(seat=client.seat, on=on, skills=skills, currency=plan.currency, free_by=task.due_on)


def _fit(wanted: Wanted, offered: Offered | None) -> int | None:
    """The score in tenths; None where a filter keeps them out, or their profile is public no more."""
    if offered is None:
        return None
    judged = judge(wanted, offered)
    return None if judged.bars else judged.score


def suggested_providers(actor: Actor, plan: Plan, at: datetime) -> Sequence[ProviderRow]:
    """Whom to ask: those whom one has had contracts with, then those who fit the tasks' skills best."""
    client = own_organisation(actor)
    past = Agreement.objects.visible_to(actor).filter(client_id=client.id).order_by("-created_at")
    before = list(dict.fromkeys(past.values_list("provider_id", flat=True)[:100]))[:SUGGESTED]
    skills = tuple(dict.fromkeys(one.skill for one in plan.tasks if one.skill))[:15]
    wanted = Wanted(
        seat=client.seat,
        on=at.date(),
        subject=str(client.id),
        skills=skills,
        currency=plan.currency,
        excluded=frozenset({client.id}),
    )
    fitting = [row.provider.organisation.id for row in matching.who_fits(actor, wanted, limit=SUGGESTED).rows]
    ids = list(dict.fromkeys([*(one.id for one in plan.providers), *before, *fitting]))
    rows = provider_rows(actor, ids)
    return [rows[one] for one in ids if one in rows]
