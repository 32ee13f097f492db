"""Claims for verbs under the lock of their agreement, for mails and for files."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db.models import Max, Sum

from anyshore.contracts.models import Agreement
from anyshore.contracts.queries import current_content, locked_agreement, terms_of
from anyshore.contracts.queries.duty_loading import party_of
from anyshore.contracts.rules import LIVE
from anyshore.contracts.rules.content import is_master
from anyshore.contracts.rules.liability import must_fit
from anyshore.delivery.models import Defect
from anyshore.delivery.rules.defects import DefectState
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Invalid, NotFound
from anyshore.kit.money import Money
from anyshore.kit.workdays import add_working_days, local_day
from anyshore.parties.queries import calendar
from anyshore.payments.models import Block, Claim
from anyshore.payments.queries.liability import started_on, year_of_claim
from anyshore.payments.rules.claims import (
    OF_DEFECTS,
    Asked,
    ClaimKind,
    ClaimState,
    DefectNotFailed,
    OtherWayTaken,
    checked_event,
    must_leave_price,
)


def claim_with_agreement_locked(actor: Actor, claim_id: UUID) -> tuple[Claim, Agreement]:
    """A claim under its agreement, which is locked first; NotFound if the actor does not see it."""
    visible = Claim.objects.visible_to(actor).filter(pk=claim_id)
    owner = visible.values_list("agreement_id", flat=True).first()
    if owner is None:
        raise NotFound()
    agreement = locked_agreement(actor, owner)
    return visible.select_related("defect__milestone").get(), agreement


def next_claim_number(agreement_id: UUID) -> int:
    """The number of the next claim of a locked agreement, counted from one."""
    last = Claim.objects.filter(agreement_id=agreement_id).aggregate(last=Max("number"))["last"]
    return int(last or 0) + 1


def defect_asked_of(agreement: Agreement, kind: ClaimKind, asked: Asked) -> Defect | None:
    """The failed defect that a claim is about, by its number; None for damages. NotFound for no such defect,
    DefectNotFailed where the client still waits, OtherWayTaken where the other way was chosen, ReductionTooHigh for
    more than is left of the milestone's price."""
    if kind is ClaimKind.DAMAGES:
        return None
    if asked.defect is None:
        raise Invalid(field="defect", reason="empty")
    found = Defect.objects.filter(agreement=agreement, number=asked.defect).select_related("milestone").first()
    if found is None:
        raise NotFound()
    if found.state != DefectState.FAILED:
        raise DefectNotFailed()
    other = Claim.objects.filter(defect=found, kind=OF_DEFECTS[kind]).exclude(state=ClaimState.WITHDRAWN).first()
    if other is not None:
        raise OtherWayTaken(number=other.number)
    if kind is ClaimKind.REDUCTION:
        must_leave_price(asked.amount.minor, *price_left(agreement, found))
    return found


def price_left(agreement: Agreement, defect: Defect) -> tuple[Money, Money]:
    """The price of the milestone of a defect, and by how much it was lowered because of defects."""
    rows = Claim.objects.filter(
        kind=ClaimKind.REDUCTION, state=ClaimState.ACCEPTED, defect__milestone_id=defect.milestone_id
    )
    reduced = rows.aggregate(total=Sum("agreed_minor"))["total"] or 0
    return Money(defect.milestone.amount_minor, agreement.currency), Money(reduced, agreement.currency)


def day_of_claim(agreement: Agreement, asked: Asked, defect: Defect | None, at: datetime) -> date:
    """The day of the event, where the client sits; of a defect, the day on which putting it right had failed."""
    zone = calendar(agreement.client_id).zone
    if defect is not None and defect.failed_at is not None:
        return local_day(defect.failed_at, zone)
    return checked_event(asked.on, started_on(agreement), local_day(at, zone))


def must_be_acceptable(claim: Claim, agreement: Agreement, minor: int, *, beyond: bool) -> None:
    """ReductionTooHigh for more than is left of the milestone's price; BeyondLimit for more than is left of the limit
    of liability, unless the side that accepts says that it does so ``beyond`` it."""
    if claim.kind == ClaimKind.REDUCTION and claim.defect is not None:
        must_leave_price(minor, *price_left(agreement, claim.defect))
    year = None if beyond else year_of_claim(agreement, claim)
    if year is not None:
        must_fit(year, Money(minor, agreement.currency))


def comes_off(agreement: Agreement) -> bool:
    """Whether what the provider owes by a claim comes off payments to come: the agreement is in force, and pays by
    milestones, weeks or months. Prepaid hours were paid before, and a master agreement pays nothing itself."""
    pays = not Block.objects.filter(agreement=agreement).exists() and not is_master(current_content(agreement).clauses)
    return pays and agreement.state in LIVE


def reminded_at(agreement: Agreement, side: str, at: datetime) -> datetime:
    """When a side is asked once more: after the days that the client has to review work, in its own working days."""
    return add_working_days(at, terms_of(agreement).review_days, calendar(party_of(agreement, side)))


def may_read_claim(actor: Actor, claim_id: UUID) -> bool:
    """Whether the actor sees a claim, and so its files."""
    return bool(Claim.objects.visible_to(actor).filter(pk=claim_id).exists())
