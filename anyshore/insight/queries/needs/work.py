"""What waits under contracts: signatures, reviews, work to hand in, words about each other."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q

from anyshore.contracts.models import Standstill
from anyshore.contracts.queries.drafts import drafts_waiting
from anyshore.contracts.queries.lists import offers_waiting
from anyshore.contracts.queries.suggestions import suggestions_waiting
from anyshore.contracts.rules.terms import Payment as PaymentTerm
from anyshore.delivery.queries.board_mail import work_due
from anyshore.delivery.queries.waiting import reviews_waiting, work_to_do
from anyshore.insight.queries.needs.kinds import Need, NeedKind
from anyshore.kit.actor import Actor
from anyshore.kit.money import Money
from anyshore.payments.models import Block, Holding
from anyshore.payments.queries.late import comes_off
from anyshore.payments.rules import HoldingState
from anyshore.reviews.models import Review, Window
from anyshore.reviews.rules import WindowState

SOON = timedelta(days=7)
"""So long before it is due, an item stands on Today."""


def offers(actor: Actor) -> Iterator[Need]:
    """Offers to sign or to answer."""
    for row in offers_waiting(actor):
        yield Need(
            NeedKind.SIGN, row.number, row.title, row.other_name, row.value,
            started_at=row.created_at, due_at=row.answer_until,
        )  # fmt: skip


def suggestions(actor: Actor) -> Iterator[Need]:
    """Suggestions of the other side that are to be accepted or refused."""
    for row in suggestions_waiting(actor):
        yield Need(
            NeedKind.SUGGEST, row.number, row.title, row.other_name,
            started_at=row.at, due_at=row.answer_until, count=row.count,
        )  # fmt: skip


def drafts(actor: Actor) -> Iterator[Need]:
    """Drafts that both sides write, where the other side wrote last."""
    for row in drafts_waiting(actor):
        yield Need(NeedKind.WRITE, row.number, row.title, row.other)


def reviews(actor: Actor) -> Iterator[Need]:
    """Work handed in that is to be looked at."""
    for row in reviews_waiting(actor):
        off = (
            comes_off(row.submission_id)
            if row.due_on and row.due_on <= row.at.date()
            else Money.zero(row.amount.currency)
        )
        yield Need(
            NeedKind.PAUSED if row.paused else NeedKind.REVIEW, row.number, row.milestone, row.provider, row.amount - off,
            started_at=row.at, due_at=None if row.paused else row.review_until, position=row.position,
        )  # fmt: skip


def work(actor: Actor, today: date) -> Iterator[Need]:
    """Work to hand in, or to hand in again; none under a contract whose work stands still."""
    by_invoice = Q(state=HoldingState.NOT_FUNDED, agreement__terms__payment=PaymentTerm.INVOICE)
    can_start = Q(state=HoldingState.HELD) | by_invoice
    funded = set(
        Holding.objects.visible_to(actor)
        .filter(can_start, agreement__provider_id=actor.organisation_id)
        .exclude(milestone_id__in=Block.objects.values("milestone_id"))
        .exclude(agreement_id__in=Standstill.objects.filter(until=None).values("agreement_id"))
        .values_list("milestone_id", flat=True)
    )
    for row in work_to_do(actor):
        if row.milestone_id in funded:
            due = NeedKind.LATE if row.due_on and row.due_on < today else NeedKind.DELIVER
            kind = NeedKind.CHANGE if row.changes_asked else due
            yield Need(
                kind, row.number, row.milestone, row.client, row.amount, due_on=row.due_on, position=row.position
            )


def items(actor: Actor, today: date) -> Iterator[Need]:
    """Items of work boards that this very person looks after: late, or due within a week."""
    for row in work_due(actor, today + SOON):
        other = row.provider if row.client_id == actor.organisation_id else row.client
        yield Need(NeedKind.ITEM, row.contract, row.title, other, due_on=row.due_on, path=row.path)


def ratings(actor: Actor, own: UUID) -> Iterator[Need]:
    """Contracts that ended, and about which the organisation has said nothing yet."""
    written = Review.objects.filter(by_id=own).values("window_id")
    windows = Window.objects.visible_to(actor).filter(state=WindowState.OPEN).exclude(pk__in=written)
    for row in windows.select_related("agreement__client", "agreement__provider"):
        agreement = row.agreement
        other = agreement.provider if agreement.client_id == own else agreement.client
        yield Need(
            NeedKind.RATE,
            agreement.number,
            agreement.title,
            other.name,
            started_at=row.opened_at,
            due_at=row.closes_at,
        )
