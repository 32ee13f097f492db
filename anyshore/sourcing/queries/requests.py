"""Reads of requests: lists of rows, page by page, and one request as its page shows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Generic, TypeVar
from uuid import UUID

from django.db.models import Count, Q

from anyshore.kit.actor import Actor, ActorKind
from anyshore.kit.errors import NotFound
from anyshore.kit.money import Money
from anyshore.parties.queries import OrganisationRow, organisations
from anyshore.sourcing.models import Proposal, Question, Request, RequestSkill
from anyshore.sourcing.models.parts import read_request
from anyshore.sourcing.queries.clearance import clearances
from anyshore.sourcing.rules.clocks import is_over
from anyshore.sourcing.rules.nda import Clearance
from anyshore.sourcing.rules.quotas import places
from anyshore.sourcing.rules.states import ProposalState, RequestState
from anyshore.sourcing.rules.terms import RequestTerms

R = TypeVar("R")

COMPARING = "comparing"
"""What pages show of an open request that takes no more proposals."""

PAGE = 20


@dataclass(frozen=True, slots=True)
class Page(Generic[R]):
    """Some rows, and the cursor of those after them: empty where there are none."""

    rows: list[R]
    next: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestRow:
    """A request in a list. ``live`` counts proposals that stand; only the client's own requests have it.

    ``places`` may stand at one time; ``full`` tells that none is left for those who were not invited.
    """

    id: UUID
    number: int
    title: str
    category: str
    unit: str
    kind: str
    state: str
    shown_state: str
    visibility: str
    currency: str
    budget: Money | None
    client: OrganisationRow
    created_at: datetime
    published_at: datetime | None
    proposals_until: datetime | None
    decide_until: datetime | None
    wanted_on: date | None
    live: int
    places: int
    full: bool
    unanswered: int
    skills: tuple[str, ...]
    confidential: bool


def open_requests(
    actor: Actor, *, at: datetime, search: str = "", category: str = "", after: str = "", limit: int = PAGE
) -> Page[RequestRow]:
    """The requests that take proposals at ``at`` and that the actor may see, not their own, newest first.

    ``search`` wants every word, or its beginning, in title or brief; ``after`` is the cursor of the page before.
    """
    rows = Request.objects.visible_to(actor).open().filter(proposals_until__gt=at).defer("brief")
    if actor.organisation_id is not None:
        rows = rows.exclude(client_id=actor.organisation_id)
    if category:
        rows = rows.filter(category=category)
    if search:
        rows = rows.about(search)
    if cursor := _instant_and_id(after):
        rows = rows.filter(Q(published_at__lt=cursor[0]) | Q(published_at=cursor[0], id__lt=cursor[1]))
    found = list(rows.order_by("-published_at", "-id")[: limit + 1])
    following = _cursor(found[limit - 1]) if len(found) > limit else ""
    return Page(request_rows(found[:limit], actor, at), following)


def my_requests(actor: Actor, *, at: datetime, after: str = "", limit: int = PAGE) -> Page[RequestRow]:
    """The requests of the actor's own organisation, drafts too, the newest first."""
    rows = Request.objects.of_client(actor).defer("brief")
    if cursor := _id(after):
        rows = rows.filter(id__lt=cursor)
    found = list(rows.order_by("-id")[: limit + 1])
    following = found[limit - 1].id.hex if len(found) > limit else ""
    return Page(request_rows(found[:limit], actor, at), following)


def invitations_of(actor: Actor, *, at: datetime) -> list[RequestRow]:
    """The open requests to which the actor's organisation is invited and on which it has not answered yet."""
    own = actor.organisation_id
    if own is None:
        return []
    rows = Request.objects.visible_to(actor).open().invited_and_silent(own).filter(proposals_until__gt=at)
    return request_rows(list(rows.order_by("proposals_until", "id")), actor, at)


def draft_terms(actor: Actor, number: int) -> tuple[UUID, int, RequestTerms]:
    """The id, the version and the terms of one of the actor's own requests, for the form that changes it."""
    request = Request.objects.of_client(actor).filter(number=number).first()
    if request is None:
        raise NotFound()
    return request.id, request.version, read_request(request)


def request_rows(found: list[Request], actor: Actor, at: datetime) -> list[RequestRow]:
    """Rows for requests that the actor may see, in their order; four queries however many."""
    ids = [one.id for one in found]
    clients = organisations({one.client_id for one in found})
    own = {one.id for one in found if actor.organisation_id == one.client_id or actor.kind is ActorKind.OPERATOR}
    live = counted(Proposal.objects.filter(request_id__in=ids, state=ProposalState.SENT))
    unanswered = counted(Question.objects.filter(request_id__in=own, answered_at=None)) if own else {}
    read = clearances(actor, found)
    skills: dict[UUID, list[str]] = {}
    for request_id, slug in (
        RequestSkill.objects.filter(request_id__in=ids).order_by("id").values_list("request_id", "skill")
    ):
        skills.setdefault(request_id, []).append(slug)
    return [
        RequestRow(
            **columns(one, at),
            client=clients[one.client_id],
            live=live.get(one.id, 0) if one.id in own else 0,
            places=(most := places(one.most_proposals, one.unit)),
            full=live.get(one.id, 0) >= most,
            unanswered=unanswered.get(one.id, 0),
            skills=tuple(skills.get(one.id, ())) if read[one.id] is Clearance.FULL else (),
            confidential=bool(one.nda),
        )
        for one in found
    ]


def columns(request: Request, at: datetime) -> dict[str, Any]:
    """What a row of a list and the page of a request share."""
    return {
        "id": request.id,
        "number": request.number,
        "title": request.title,
        "category": request.category,
        "unit": request.unit,
        "kind": request.kind,
        "state": request.state,
        "shown_state": shown_state(request, at),
        "visibility": request.visibility,
        "currency": request.currency,
        "budget": None if request.budget_minor is None else Money(request.budget_minor, request.currency),
        "created_at": request.created_at,
        "published_at": request.published_at,
        "proposals_until": request.proposals_until,
        "decide_until": request.decide_until,
        "wanted_on": request.wanted_on,
    }


def shown_state(request: Request, at: datetime) -> str:
    """The state as pages show it: an open request whose time for proposals is over is being compared."""
    if request.state == RequestState.OPEN and is_over(request.proposals_until, at):
        return COMPARING
    return str(request.state)


def counted(rows: Any) -> dict[UUID, int]:
    """How many of ``rows`` each request has."""
    return dict(rows.order_by().values_list("request_id").annotate(Count("id")))


def _cursor(last: Request) -> str:
    return f"{(last.published_at or last.created_at).isoformat()}_{last.id.hex}"


def _id(cursor: str) -> UUID | None:
    try:
        return UUID(cursor) if cursor else None
    except ValueError:
        return None


def _instant_and_id(cursor: str) -> tuple[datetime, UUID] | None:
    instant, _, last = cursor.partition("_")
    try:
        return (datetime.fromisoformat(instant), UUID(last)) if last else None
    except ValueError:
        return None
