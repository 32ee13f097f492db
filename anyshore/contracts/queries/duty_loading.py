"""Loading duties for actions: one under its contract, which is locked first; the rule of a series, and back to
columns."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from datetime import datetime
from typing import Any
from uuid import UUID

from anyshore.contracts.models import AdoptedContract, Agreement, Duty, DutySeries, Signature
from anyshore.contracts.queries.adopted import facts_of
from anyshore.contracts.queries.versions import current_content
from anyshore.contracts.rules import Side
from anyshore.contracts.rules.adopted import AdoptedState
from anyshore.contracts.rules.content import Content
from anyshore.contracts.rules.duties.keeping import DutyPlan, DutyState
from anyshore.contracts.rules.duties.sources import duties_elsewhere
from anyshore.contracts.rules.states import AGREEMENT
from anyshore.kit.actor import Actor
from anyshore.kit.errors import NotFound
from anyshore.plumbing.models import Transition
from anyshore.plumbing.state import lock_root

Root = Agreement | AdoptedContract
"""What a duty hangs on: an agreement, or a contract made elsewhere."""


def duty_with_contract_locked(actor: Actor, duty_id: UUID) -> Duty:
    """The duty under its contract, which is locked first; NotFound if it is not the actor's to see."""
    owner = Duty.objects.visible_to(actor).filter(pk=duty_id).values_list("agreement_id", "adopted_id").first()
    if owner is None:
        raise NotFound()
    agreement_id, adopted_id = owner
    if agreement_id is not None:
        lock_root(Agreement.objects.visible_to(actor), agreement_id)
    else:
        lock_root(AdoptedContract.objects.visible_to(actor), adopted_id)
    found: Duty = Duty.objects.select_related("series", "agreement", "adopted").get(pk=duty_id)
    return found


def live_series(of: Root, batch: str) -> list[DutySeries]:
    """The duties of a ``batch`` that the contract still asks for."""
    rows = DutySeries.objects.filter(**root_of(of), batch=batch, over_at=None)
    return list(rows.order_by("at", "id"))


def open_duties(series: Iterable[UUID]) -> dict[UUID, Duty]:
    """The open occurrence of each of these series that has one."""
    rows = Duty.objects.filter(series__in=list(series), state=DutyState.OPEN)
    return {row.series_id: row for row in rows}


def disputed_duties(series: Iterable[UUID], at: datetime) -> list[Duty]:
    """The occurrences of these series that are disputed, and whose instant is still to come at ``at``."""
    rows = Duty.objects.filter(series__in=list(series), state=DutyState.DISPUTED, due_at__gt=at)
    return list(rows.order_by("due_at", "id"))


def last_of(series: DutySeries) -> Duty | None:
    """The newest occurrence of a series."""
    return Duty.objects.filter(series=series).order_by("-number").first()


def plan_of(series: DutySeries) -> DutyPlan:
    """The rule of a series."""
    given = {field.name: getattr(series, field.name) for field in fields(DutyPlan)}
    return DutyPlan(**{**given, "side": Side(series.side)})


def columns_of_plan(plan: DutyPlan) -> dict[str, Any]:
    """The columns in which a rule stands."""
    found = {field.name: getattr(plan, field.name) for field in fields(DutyPlan)}
    return {**found, "side": str(plan.side), "given": dict(plan.given)}


def root_of(of: Root) -> dict[str, Any]:
    """The contract as the tables of duties name it."""
    return {"agreement": of} if isinstance(of, Agreement) else {"adopted": of}


def party_of(of: Root, side: str) -> UUID:
    """The organisation on that side; a contract made elsewhere has one here, who keeps it."""
    if isinstance(of, AdoptedContract):
        return of.organisation_id
    return of.client_id if side == Side.CLIENT else of.provider_id


def signers_of(agreement: Agreement) -> dict[str, UUID]:
    """Who last signed a version for each side: they look after its duties until somebody else does."""
    rows = Signature.objects.filter(version__agreement=agreement).order_by("version__number")
    return dict(rows.values_list("side", "person_id"))


def noticed_at(agreement: Agreement) -> datetime | None:
    """When the notice was given that runs, or ran until the agreement was over; None where none did."""
    verbs = ("give_notice", "withdraw_notice")
    rows = Transition.objects.filter(subject_kind=AGREEMENT.kind, subject_id=agreement.pk, verb__in=verbs)
    last = rows.order_by("-id").first()
    return last.at if last is not None and last.verb == "give_notice" else None


def content_since(agreement: Agreement) -> tuple[Content, datetime]:
    """What the agreement says, and since when it runs."""
    if agreement.signed_at is None:
        raise NotFound()
    return current_content(agreement), agreement.signed_at


def elsewhere(row: AdoptedContract) -> tuple[DutyPlan, ...]:
    """The duties of a contract made elsewhere, as its facts stand."""
    return duties_elsewhere(facts_of(row), AdoptedState(row.state))
