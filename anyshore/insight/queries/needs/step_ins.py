"""Services that the client runs itself: announced, begun, to be given back, and what they cost."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef

from anyshore.contracts.models import StepIn, StepInCost, StepInWord
from anyshore.contracts.queries.step_ins import OPEN
from anyshore.contracts.rules import LIVE
from anyshore.contracts.rules.step_in import CostState, StepInState, back_at
from anyshore.insight.queries.needs.kinds import Need, NeedKind
from anyshore.kit.actor import Actor
from anyshore.kit.money import Money


def step_ins(actor: Actor, today: date) -> Iterator[Need]:
    """For the provider: to answer, and to show that it can go on. For the client: to begin, and to give back before
    it goes back by itself. Two queries with ``step_in_costs``."""
    said = StepInWord.objects.filter(step_in=OuterRef("pk"))
    rows = StepIn.objects.visible_to(actor).filter(state__in=OPEN, agreement__state__in=LIVE)
    found = rows.annotate(answered=Exists(said)).select_related("agreement__client", "agreement__provider")
    for row in found.order_by("at", "id"):
        kind = _kind(row, actor, today)
        if kind is not None:
            yield _need(kind, row, actor)


def step_in_costs(actor: Actor) -> Iterator[Need]:
    """For the provider, also after the end: a claim to accept or to object to."""
    rows = StepInCost.objects.visible_to(actor).filter(
        state=CostState.CLAIMED, step_in__agreement__provider_id=actor.organisation_id
    )
    for row in rows.select_related("step_in__agreement__client").order_by("at", "id"):
        agreement = row.step_in.agreement
        yield Need(
            NeedKind.COST, agreement.number, row.step_in.what, agreement.client.name,
            amount=Money(row.amount_minor, agreement.currency), path=_path(agreement.number),
        )  # fmt: skip


def _kind(row: Any, actor: Actor, today: date) -> NeedKind | None:
    begun = row.state == StepInState.BEGUN
    if row.agreement.provider_id == actor.organisation_id:
        if begun:
            return None if row.ready_at else NeedKind.GO_ON
        return None if row.answered else NeedKind.STEPPED_IN
    if row.agreement.client_id != actor.organisation_id:
        return None
    if begun:
        return NeedKind.GIVE_BACK
    return NeedKind.STEP_IN if row.begins_on <= today else None


def _need(kind: NeedKind, row: Any, actor: Actor) -> Need:
    agreement = row.agreement
    other = agreement.provider if agreement.client_id == actor.organisation_id else agreement.client
    given: dict[str, Any] = {}
    if kind is NeedKind.GIVE_BACK:
        given = {"started_at": row.begun_at, "due_at": back_at(row.last_on, agreement.client.timezone)}
    return Need(kind, agreement.number, row.what, other.name, path=_path(agreement.number), **given)


def _path(number: int) -> str:
    return f"/contracts/{number}/step-in/"
