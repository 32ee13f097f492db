"""Finding requests: a page of those that fit, how many there are of each kind, and what to drop where none fits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Case, Count, Exists, F, IntegerField, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce

from anyshore.kit import facets
from anyshore.kit.actor import Actor
from anyshore.kit.facets import Group
from anyshore.kit.places import Hours, Place, shoring, usual_shared_minutes
from anyshore.sourcing.models import Request, RequestSkill
from anyshore.sourcing.queries.requests import PAGE, Page, RequestRow, request_rows
from anyshore.sourcing.rules.finding import BY_PLACE, DAYS, FACETS, Wanted

OLDER = DAYS[-1] + 1
"""The days since publication of everything that is older than the last step."""

SEAT = ("client__country", "client__timezone", "client__day_starts", "client__day_ends")
Seat = tuple[str, str, time, time]


@dataclass(frozen=True, slots=True)
class FoundRequests:
    """A page of requests, how many fit in all, how many each value of each facet would leave, and, where none fits,
    each filter with the number there would be without it."""

    page: Page[RequestRow]
    total: int
    counts: dict[str, dict[facets.Value, int]]
    without: list[tuple[str, int]]


def find_requests(
    actor: Actor, wanted: Wanted, *, at: datetime, home: Place | None, after: str = "", limit: int = PAGE
) -> FoundRequests:
    """The requests that take proposals at ``at``, that the actor may see and that fit ``wanted``; not their own.

    ``home`` is where the reader works: without it nothing is known of shores and shared hours. Six queries however
    many requests there are: two here, four for the rows.
    """
    rows = _asked(actor, wanted, at)
    groups, seats = _groups(rows, at, home)
    found, following = _page(_narrowed(rows, wanted, at, seats), wanted, after, limit)
    total = facets.narrowed(groups, FACETS, wanted.chosen)
    return FoundRequests(
        page=Page(request_rows(found, actor, at), following),
        total=total,
        counts=facets.counts(groups, FACETS, wanted.chosen),
        without=[] if total else facets.without(groups, FACETS, wanted.chosen),
    )


def new_requests(
    actor: Actor, wanted: Wanted, *, since: datetime, at: datetime, home: Place | None, limit: int = PAGE
) -> list[RequestRow]:
    """Those of a search that were published after ``since`` and up to ``at``, the newest first."""
    rows = _asked(actor, wanted, at)
    _, seats = _groups(rows, at, home)
    fresh = _narrowed(rows, wanted, at, seats).filter(published_at__gt=since, published_at__lte=at)
    return request_rows(list(fresh.order_by("-published_at", "-id")[:limit]), actor, at)


def _asked(actor: Actor, wanted: Wanted, at: datetime) -> QuerySet[Request]:
    """What is open to the actor and has the words, the skill and the budget: what the facets count in."""
    rows: QuerySet[Request] = Request.objects.visible_to(actor).open().filter(proposals_until__gt=at).defer("brief")
    if actor.organisation_id is not None:
        rows = rows.exclude(client_id=actor.organisation_id)
    if wanted.words:
        rows = rows.about(wanted.words)  # type: ignore[attr-defined]  # of RequestQuerySet, which a filter keeps
    if wanted.skill:
        rows = rows.filter(Exists(RequestSkill.objects.filter(request_id=OuterRef("pk"), skill=wanted.skill)))
    if wanted.least:
        rows = rows.filter(budget_minor__gte=wanted.least.minor)
    return rows


def _groups(rows: QuerySet[Request], at: datetime, home: Place | None) -> tuple[list[Group], dict[Seat, Any]]:
    steps = [When(published_at__gt=at - timedelta(days=step), then=Value(step)) for step in DAYS]
    age = Case(*steps, default=Value(OLDER), output_field=IntegerField())
    kinds = rows.annotate(age=age).order_by().values_list("category", "unit", "kind", "currency", "age", *SEAT)
    groups, seats = [], {}
    for category, unit, kind, currency, days, *seat, count in kinds.annotate(count=Count("pk")):
        where: Seat = tuple(seat)
        if where not in seats:
            seats[where] = _from_home(where, home, at)
        values = {"category": category, "unit": unit, "kind": kind, "currency": currency, "days": days}
        groups.append(Group({**values, "country": where[0], **seats[where]}, count))
    return groups, seats


def _from_home(seat: Seat, home: Place | None, at: datetime) -> dict[str, facets.Value]:
    """What the reader's own place makes of a client's: the distance, and whole shared hours of a usual day."""
    if home is None:
        return {}
    there = Place(country=seat[0], zone=seat[1], hours=Hours(seat[2], seat[3]))
    shared = usual_shared_minutes(there, home, at.date()) // 60
    return {"shore": shoring(there, home, on=at.date()).distance.value, "hours": shared}


def _narrowed(
    rows: QuerySet[Request], wanted: Wanted, at: datetime, seats: dict[Seat, dict[str, facets.Value]]
) -> QuerySet[Request]:
    chosen = dict(wanted.chosen)
    if days := chosen.pop("days", None):
        rows = rows.filter(published_at__gt=at - timedelta(days=int(days)))
    by_place: dict[str, facets.Value] = {name: chosen.pop(name) for name in BY_PLACE if name in chosen}
    if by_place:
        fit = [seat for seat, values in seats.items() if facets.narrowed([Group(values, 1)], FACETS, by_place)]
        anywhere = Q(pk__in=[])
        for seat in fit:
            anywhere |= Q(**dict(zip(SEAT, seat, strict=True)))
        rows = rows.filter(anywhere)
    columns = {"client__country" if name == "country" else name: value for name, value in chosen.items()}
    return rows.filter(**columns)


def _page(rows: QuerySet[Request], wanted: Wanted, after: str, limit: int) -> tuple[list[Request], str]:
    """One page by key: its rows, and the cursor of those after them."""
    key: Any = {"new": F("published_at"), "soon": F("proposals_until"), "budget": Coalesce("budget_minor", Value(0))}
    ordered = rows.annotate(key=key[wanted.sort])
    sign, beyond = ("", "gt") if wanted.sort == "soon" else ("-", "lt")
    if cursor := _cursor(after, wanted.sort):
        value, last = cursor
        ordered = ordered.filter(Q(**{f"key__{beyond}": value}) | Q(key=value, **{f"id__{beyond}": last}))
    found: list[Any] = list(ordered.order_by(f"{sign}key", f"{sign}id")[: limit + 1])
    if len(found) <= limit:
        return found, ""
    last_key = found[limit - 1].key
    text = last_key.isoformat() if isinstance(last_key, datetime) else str(last_key)
    return found[:limit], f"{text}_{found[limit - 1].id.hex}"


def _cursor(after: str, sort: str) -> tuple[datetime | int, UUID] | None:
    text, _, last = after.partition("_")
    try:
        value = int(text) if sort == "budget" else datetime.fromisoformat(text)
        return (value, UUID(last)) if last and (isinstance(value, int) or value.tzinfo) else None
    except ValueError:
        return None
