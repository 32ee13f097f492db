"""Reads of ends, notices, refund offers and rulings; and what the verbs that end agreements load."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from anyshore.contracts.models import Agreement
from anyshore.contracts.queries import locked_agreement
from anyshore.contracts.rules import LIVE
from anyshore.contracts.rules.terms import ends_at
from anyshore.delivery.models import Submission, Work
from anyshore.delivery.queries.sheets import keeps_hours, unanswered_sheets
from anyshore.delivery.rules import SubmissionState, WorkState
from anyshore.exits.models import Ending, Notice, RefundOffer, Ruling
from anyshore.exits.rules import NoticeState, OpenEnd, OpenOffer, RefundState, silence
from anyshore.kit.actor import Actor
from anyshore.kit.consequences import Consequence
from anyshore.kit.countries import zone as zone_of
from anyshore.kit.errors import NotFound
from anyshore.kit.money import Money
from anyshore.kit.workdays import last_day
from anyshore.parties.queries import calendar, share_a_member
from anyshore.payments.models import Hold, Holding
from anyshore.payments.queries.hours import waiting_draws
from anyshore.payments.queries.months import runs_on, unanswered_months
from anyshore.payments.rules import SETTLED


@dataclass(frozen=True, slots=True)
class EndingRow:
    """How an agreement ended; ``paid`` is what was released to the provider, ``refunded`` what went back."""

    kind: str
    reason: str
    at: datetime
    paid: Money
    refunded: Money


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """The notice that runs."""

    id: UUID
    side: str
    reason: str
    at: datetime
    effective_at: datetime


@dataclass(frozen=True, slots=True)
class RefundOfferRow:
    """One offer to divide a milestone's held money."""

    id: UUID
    milestone_id: UUID
    title: str
    side: str
    to_client: Money
    to_provider: Money
    reason: str
    state: str
    at: datetime
    answer_until: datetime
    answered_at: datetime | None


@dataclass(frozen=True, slots=True)
class RulingRow:
    """One ruling of the operator."""

    milestone_id: UUID
    title: str
    to_client: Money
    to_provider: Money
    reasons: str
    at: datetime


def ending_of(actor: Actor, agreement_id: UUID) -> EndingRow | None:
    """How an agreement that the actor sees ended, if it did."""
    row = Ending.objects.visible_to(actor).filter(agreement_id=agreement_id).select_related("agreement").first()
    if row is None:
        return None
    currency = row.agreement.currency
    paid, refunded = Money(row.paid_minor, currency), Money(row.refunded_minor, currency)
    return EndingRow(kind=row.kind, reason=row.reason, at=row.at, paid=paid, refunded=refunded)


def notice_of(actor: Actor, agreement_id: UUID) -> NoticeRow | None:
    """The notice that runs on an agreement that the actor sees, if one does."""
    rows = Notice.objects.visible_to(actor).filter(agreement_id=agreement_id, state=NoticeState.RUNNING)
    row = rows.first()
    if row is None:
        return None
    return NoticeRow(id=row.pk, side=row.side, reason=row.reason, at=row.at, effective_at=row.effective_at)


def last_days_by_notice(actor: Actor, numbers: Collection[int]) -> dict[int, date]:
    """The last day by the notice that runs, where the client sits, of those of these agreements (by their short
    number) that the actor sees and that it ends before their own last day."""
    rows = Notice.objects.visible_to(actor).filter(state=NoticeState.RUNNING, agreement__number__in=list(numbers))
    found = {}
    for row in rows.select_related("agreement__client"):
        last_on = last_day_of(row.effective_at, row.agreement.client.timezone)
        if row.agreement.ends_on is None or last_on < row.agreement.ends_on:
            found[row.agreement.number] = last_on
    return found


def last_day_of(effective_at: datetime, zone: str) -> date:
    """The last day of an agreement that a notice ends, where its client sits."""
    return last_day(effective_at, zone_of(zone))


def refund_offers_of(actor: Actor, agreement_id: UUID) -> tuple[RefundOfferRow, ...]:
    """The offers to divide held money under one agreement, newest first."""
    rows = RefundOffer.objects.visible_to(actor).filter(agreement_id=agreement_id)
    return tuple(_offer(row) for row in rows.select_related("agreement", "milestone").order_by("-at", "-id"))


def rulings_of(actor: Actor, agreement_id: UUID) -> tuple[RulingRow, ...]:
    """The operator's rulings under one agreement, newest first."""
    rows = Ruling.objects.visible_to(actor).filter(agreement_id=agreement_id)
    return tuple(
        RulingRow(
            milestone_id=row.milestone_id,
            title=row.milestone.title,
            to_client=Money(row.to_client_minor, row.agreement.currency),
            to_provider=Money(row.to_provider_minor, row.agreement.currency),
            reasons=row.reasons,
            at=row.at,
        )
        for row in rows.select_related("agreement", "milestone").order_by("-at", "-id")
    )


def silence_of(actor: Actor, agreement_id: UUID) -> list[Consequence]:
    """What silence ends of one agreement that the actor sees. NotFound otherwise."""
    agreement = Agreement.objects.visible_to(actor).filter(pk=agreement_id).first()
    if agreement is None:
        raise NotFound()
    if agreement.state not in LIVE:
        return []
    notice = notice_of(actor, agreement_id)
    end = OpenEnd(
        notice_ends_at=notice.effective_at if notice else None,
        notice_side=notice.side if notice else "",
        expires_at=expires_at(agreement),
    )
    return silence(end, tuple(_open_offer(row) for row in open_offers(agreement_id)))


def expires_at(agreement: Agreement) -> datetime | None:
    """The instant at which the agreement's last day ends where the client sits; None where it has none."""
    if agreement.ends_on is None:
        return None
    return ends_at(agreement.ends_on, calendar(agreement.client_id).zone)


def agreement_of_notice(notice_id: UUID) -> UUID:
    """The agreement that a notice ends."""
    return UUID(str(Notice.objects.values_list("agreement_id", flat=True).get(pk=notice_id)))


def offer_row(offer_id: UUID) -> tuple[UUID, RefundOfferRow]:
    """An offer to divide held money, with its agreement's id."""
    row = RefundOffer.objects.select_related("agreement", "milestone").get(pk=offer_id)
    return row.agreement_id, _offer(row)


# --------------------------------------------------------------------------------------------- what the verbs load


def lock_notice(actor: Actor, notice_id: UUID) -> tuple[Notice, Agreement]:
    """Lock a notice's agreement, then load the notice. NotFound for one that the actor does not see."""
    return _locked(actor, Notice.objects.visible_to(actor).filter(pk=notice_id))


def lock_offer(actor: Actor, offer_id: UUID) -> tuple[RefundOffer, Agreement]:
    """Lock an offer's agreement, then load the offer. NotFound for one that the actor does not see."""
    return _locked(actor, RefundOffer.objects.visible_to(actor).filter(pk=offer_id))


def open_offers(agreement_id: UUID, milestone_id: UUID | None = None) -> list[RefundOffer]:
    """The offers that wait for an answer, of one agreement or one milestone of it."""
    rows = RefundOffer.objects.filter(agreement_id=agreement_id, state=RefundState.OFFERED)
    if milestone_id is not None:
        rows = rows.filter(milestone_id=milestone_id)
    return list(rows.select_related("milestone").order_by("id"))


def running_notice(agreement_id: UUID) -> Notice | None:
    """The notice that runs on an agreement, if one does."""
    found: Notice | None = Notice.objects.filter(agreement_id=agreement_id, state=NoticeState.RUNNING).first()
    return found


def open_works(agreement_id: UUID) -> list[Work]:
    """The works that are neither accepted nor stopped, in the order of the milestones."""
    over = (WorkState.ACCEPTED, WorkState.STOPPED)
    rows = Work.objects.filter(agreement_id=agreement_id).exclude(state__in=over)
    return list(rows.order_by("milestone__position"))


AFTER_THE_SHEET = timedelta(minutes=1)
"""An end that waits for hours comes after their approval by silence, whichever clock was started first."""


def waiting(agreement_id: UUID, submitted_until: datetime, at: datetime) -> dict[UUID, datetime]:
    """The milestones for which an end at ``at`` waits, and until when at most.

    Those in review that were submitted by then wait for their review, blocks of hours for the answer to what was
    recorded by then, those whose money is on hold for the operator: they are looked at again every day.
    """
    rows = Submission.objects.filter(
        agreement_id=agreement_id, state=SubmissionState.IN_REVIEW, at__lte=submitted_until, review_until__gt=at
    )
    held = Hold.objects.filter(holding__agreement_id=agreement_id, lifted_at=None)
    found = dict(rows.values_list("work__milestone_id", "review_until"))
    for draw in waiting_draws(agreement_id):
        if draw.at <= submitted_until and draw.answer_until > at:
            found[draw.block.milestone_id] = draw.answer_until  # the last of them counts
    found |= {sheet: until + AFTER_THE_SHEET for sheet, until in unanswered_sheets(agreement_id, at).items()}
    found |= {month: until + AFTER_THE_SHEET for month, until in unanswered_months(agreement_id, at).items()}
    return found | dict.fromkeys(held.values_list("holding__milestone_id", flat=True), at + timedelta(days=1))


def is_settled(agreement_id: UUID) -> bool:
    """Whether no milestone of the agreement waits for money or work any more. One that keeps hours, counts units or
    pays on days to come ends by its day or by notice alone."""
    return (
        not keeps_hours(agreement_id)
        and not runs_on(agreement_id)
        and not Holding.objects.filter(agreement_id=agreement_id).exclude(state__in=SETTLED).exists()
    )


def are_unrelated(agreement: Agreement) -> bool:
    """Whether the two parties share no member."""
    return not share_a_member(agreement.client_id, agreement.provider_id)


def _locked(actor: Actor, visible: Any) -> tuple[Any, Agreement]:
    agreement_id = visible.values_list("agreement_id", flat=True).first()
    if agreement_id is None:
        raise NotFound()
    agreement = locked_agreement(actor, agreement_id)
    return visible.get(), agreement


def _offer(row: RefundOffer) -> RefundOfferRow:
    currency = row.agreement.currency
    return RefundOfferRow(
        id=row.pk,
        milestone_id=row.milestone_id,
        title=row.milestone.title,
        side=row.side,
        to_client=Money(row.to_client_minor, currency),
        to_provider=Money(row.to_provider_minor, currency),
        reason=row.reason,
        state=row.state,
        at=row.at,
        answer_until=row.answer_until,
        answered_at=row.answered_at,
    )


def _open_offer(row: RefundOffer) -> OpenOffer:
    return OpenOffer(side=row.side, title=row.milestone.title, answer_until=row.answer_until)
