"""The requests that carry out a decision."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.sourcing.models import Request


@dataclass(frozen=True, slots=True)
class DecidedRequest:
    """A request as the page of its decision names it."""

    id: UUID
    number: int
    title: str
    state: str


def requests_of(actor: Actor, decision_id: UUID) -> list[DecidedRequest]:
    """The requests of the actor's organisation that carry out this decision, the first first."""
    rows = Request.objects.of_client(actor).filter(decision_id=decision_id).order_by("created_at", "id")
    return [DecidedRequest(*row) for row in rows.values_list("id", "number", "title", "state")]


def decision_behind(actor: Actor, request_id: UUID) -> int | None:
    """The number of the assessment whose decision a request carries out, for the request's own client; None for
    none."""
    rows = Request.objects.of_client(actor).filter(pk=request_id)
    number: int | None = rows.values_list("decision__assessment__number", flat=True).first()
    return number
