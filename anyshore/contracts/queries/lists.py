"""Lists of agreements, page by page, as each side sees them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import models

from anyshore.contracts.models import Agreement, Signature
from anyshore.contracts.rules import NEVER_BEGAN, AgreementState, Side
from anyshore.contracts.rules.offers import waits_for
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Invalid
from anyshore.kit.money import Money


@dataclass(frozen=True, slots=True)
class AgreementRow:
    """An agreement in a list. ``side`` is the reader's, ``other_…`` the other party (the provider for an operator);
    ``waits_for`` is the side whose answer an open offer waits for."""

    id: UUID
    number: int
    title: str
    side: Side | None
    other_name: str
    other_slug: str
    state: AgreementState
    unit: str
    value: Money
    version: int
    waits_for: Side | None
    answer_until: datetime | None
    signed_at: datetime | None
    ends_on: date | None
    ended_at: datetime | None
    created_at: datetime


@dataclass(frozen=True, slots=True)
class AgreementList:
    """One page of a list, newest first; ``next`` is the cursor of the page after it, empty on the last."""

    rows: tuple[AgreementRow, ...]
    next: str


def agreements_of(
    actor: Actor, *, states: Collection[str] = (), side: Side | None = None, after: str = "", limit: int = 25
) -> AgreementList:
    """The agreements of the actor's organisation (all of them for an operator), newest first.

    ``states`` and ``side`` narrow the list; ``after`` is the cursor that the page before gave. One query a page,
    however many there are. Raises Invalid for a cursor that is none.
    """
    rows = Agreement.objects.visible_to(actor)
    if states:
        rows = rows.filter(state__in=list(states))
    if side is not None:
        rows = rows.filter(**{f"{side}_id": actor.organisation_id})
    if after:
        at, agreement_id = _place(after)
        rows = rows.filter(
            models.Q(created_at__lt=at) | models.Q(created_at=at, id__lt=agreement_id), created_at__lte=at
        )
    found = _rows(actor, rows.order_by("-created_at", "-id")[: limit + 1])
    more = len(found) > limit
    last = found[limit - 1] if more else None
    return AgreementList(tuple(found[:limit]), f"{last.created_at.isoformat()}~{last.id}" if last else "")


def offers_waiting(actor: Actor) -> list[AgreementRow]:
    """Offers that wait for the actor's own side, the one that lapses first in front."""
    rows = Agreement.objects.visible_to(actor).filter(state=AgreementState.OFFERED).order_by("answer_until", "id")
    return [row for row in _rows(actor, rows) if row.side is not None and row.waits_for is row.side]


def _place(cursor: str) -> tuple[datetime, UUID]:
    at, _, agreement_id = cursor.partition("~")
    try:
        return datetime.fromisoformat(at), UUID(agreement_id)
    except ValueError:
        raise Invalid(field="after", reason="cursor") from None


def _rows(actor: Actor, rows: Any) -> list[AgreementRow]:
    signed = Signature.objects.filter(
        version__agreement_id=models.OuterRef("pk"), version__number=models.OuterRef("version")
    )
    marked = rows.select_related("client", "provider").annotate(
        client_signed=models.Exists(signed.filter(side=Side.CLIENT)),
        provider_signed=models.Exists(signed.filter(side=Side.PROVIDER)),
    )
    return [_row(actor, one) for one in marked]


def _row(actor: Actor, one: Any) -> AgreementRow:
    side = {one.client_id: Side.CLIENT, one.provider_id: Side.PROVIDER}.get(actor.organisation_id)
    other = one.client if side is Side.PROVIDER else one.provider
    signed = {side for side in Side if getattr(one, f"{side}_signed")}
    return AgreementRow(
        id=one.id,
        number=one.number,
        title=one.title,
        side=side,
        other_name=other.name,
        other_slug=other.slug,
        state=AgreementState(one.state),
        unit=one.unit,
        value=Money(one.value_minor, one.currency),
        version=one.version,
        waits_for=waits_for(one.state, signed),
        answer_until=one.answer_until,
        signed_at=one.signed_at,
        ends_on=one.ends_on,
        ended_at=one.ended_at,
        created_at=one.created_at,
    )


def numbers_for_request(actor: Actor, request_id: UUID) -> list[int]:
    """The short numbers of the agreements that came of a request and stand, in order: of lots or prizes there may be
    several."""
    rows = Agreement.objects.visible_to(actor).filter(request_id=request_id).exclude(state__in=NEVER_BEGAN)
    return list(rows.order_by("number").values_list("number", flat=True))


def numbers_by_winner(actor: Actor, request_id: UUID) -> dict[UUID, int]:
    """The short number of the standing agreement of each awarded proposal: of lots there may be several."""
    rows = Agreement.objects.visible_to(actor).filter(request_id=request_id, proposal_id__isnull=False)
    standing = rows.exclude(state__in=NEVER_BEGAN).order_by("number")
    return dict(standing.values_list("proposal_id", "number"))
