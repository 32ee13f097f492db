"""What needs an organisation, soonest first: every open thing in which it is the one that must act."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from enum import StrEnum
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Q

from anyshore.approvals.queries import waiting_for
from anyshore.contracts.queries.lists import offers_waiting
from anyshore.contracts.rules import LIVE
from anyshore.contracts.rules.terms import Payment as PaymentTerm
from anyshore.delivery.queries.waiting import reviews_waiting, work_to_do
from anyshore.exits.models import RefundOffer
from anyshore.exits.rules import RefundState
from anyshore.kit.actor import Actor, ActorKind
from anyshore.kit.money import Money
from anyshore.kit.workdays import Calendar, working_days_left
from anyshore.parties.queries import calendar, readers_of
from anyshore.parties.rules import Right
from anyshore.payments.models import Block, Hold, Holding, Payment
from anyshore.payments.rules import HoldingState, PaymentState
from anyshore.reviews.models import Review, Window
from anyshore.reviews.rules import WindowState
from anyshore.sourcing.queries.drafts import my_drafts
from anyshore.sourcing.queries.requests import invitations_of, my_requests
from anyshore.strategy.queries.waiting import decisions_waiting, reviews_due, risks_due


class NeedKind(StrEnum):
    """What is asked for. The door has an icon, words and a button for each."""

    SIGN = "sign"
    REVIEW = "review"
    FUND = "fund"
    DELIVER = "deliver"
    CHANGE = "change"
    COMPARE = "compare"
    ANSWER = "answer"
    PROPOSE = "propose"
    DRAFT = "draft"
    CONFIRM = "confirm"
    REFUND = "refund"
    RATE = "rate"
    DECIDE = "decide"
    OUTCOME = "outcome"
    RISK = "risk"
    APPROVE = "approve"


NEEDED: dict[NeedKind, Right] = {
    NeedKind.SIGN: Right.COMMIT,
    NeedKind.REVIEW: Right.COMMIT,
    NeedKind.FUND: Right.MONEY,
    NeedKind.DELIVER: Right.WORK,
    NeedKind.CHANGE: Right.WORK,
    NeedKind.COMPARE: Right.COMMIT,
    NeedKind.ANSWER: Right.WORK,
    NeedKind.PROPOSE: Right.COMMIT,
    NeedKind.DRAFT: Right.COMMIT,
    NeedKind.CONFIRM: Right.MONEY,
    NeedKind.REFUND: Right.COMMIT,
    NeedKind.RATE: Right.COMMIT,
    NeedKind.DECIDE: Right.COMMIT,
    NeedKind.OUTCOME: Right.WORK,
    NeedKind.RISK: Right.WORK,
    NeedKind.APPROVE: Right.VIEW,  # it is listed for those alone who are asked
}
"""The right without which nobody can do it: that of the policy of its verb."""


@dataclass(frozen=True, slots=True)
class Need:
    """One thing. ``number`` is the short number of its request or agreement, ``path`` where it stands if it has no
    number; ``days_total`` and ``days_used`` are the organisation's own working days from start to end, 0 where no
    clock runs."""

    kind: NeedKind
    number: int
    title: str
    other: str
    amount: Money | None = None
    started_at: datetime | None = None
    due_at: datetime | None = None
    due_on: date | None = None
    days_total: int = 0
    days_used: int = 0
    count: int = 0
    position: int = 0
    path: str = ""

    @property
    def right(self) -> Right:
        """What one must be allowed to do it."""
        return NEEDED[self.kind]


def needs(actor: Actor, *, at: datetime) -> list[Need]:
    """Everything that waits for the actor's organisation: what a clock runs on first, soonest first, then the rest."""
    if actor.organisation_id is None:
        return []
    own = calendar(actor.organisation_id)
    found = [
        *_offers(actor),
        *_reviews(actor),
        *_money(actor, actor.organisation_id),
        *_work(actor),
        *_requests(actor, at),
        *_bids(actor, at),
        *_answers(actor, actor.organisation_id),
        *_ratings(actor, actor.organisation_id),
        *_decisions(actor, at, at.astimezone(ZoneInfo(own.zone)).date()),
        *_approvals(actor, at),
    ]
    return [_with_days(need, own, at) for need in sorted(found, key=_order)]


def who_may(actor: Actor, rights: Collection[Right]) -> dict[Right, tuple[str, ...]]:
    """The members of the actor's organisation who hold each of ``rights``, by name: whom to ask."""
    own = actor.organisation_id
    return {right: tuple(one.name or one.email for one in readers_of(own, right)) for right in set(rights) if own}


def _order(need: Need) -> tuple[datetime, str, int]:
    day = datetime.combine(need.due_on, time(23, 59), UTC) if need.due_on else None
    return (need.due_at or day or datetime.max.replace(tzinfo=UTC), need.kind, need.number)


def _with_days(need: Need, own: Calendar, at: datetime) -> Need:
    if need.due_at is None or need.started_at is None:
        return need
    total = working_days_left(need.started_at, need.due_at, own)
    used = max(total - working_days_left(min(at, need.due_at), need.due_at, own), 0)
    return Need(**{**{name: getattr(need, name) for name in Need.__slots__}, "days_total": total, "days_used": used})


def _offers(actor: Actor) -> Iterator[Need]:
    for row in offers_waiting(actor):
        yield Need(
            NeedKind.SIGN, row.number, row.title, row.other_name, row.value,
            started_at=row.created_at, due_at=row.answer_until,
        )  # fmt: skip


def _reviews(actor: Actor) -> Iterator[Need]:
    for row in reviews_waiting(actor):
        yield Need(
            NeedKind.REVIEW, row.number, row.milestone, row.provider, row.amount,
            started_at=row.at, due_at=None if row.paused else row.review_until, position=row.position,
        )  # fmt: skip


def _money(actor: Actor, own: UUID) -> Iterator[Need]:
    unfunded = Holding.objects.visible_to(actor).filter(
        state=HoldingState.NOT_FUNDED, agreement__client_id=own, agreement__state__in=LIVE
    )
    ahead = unfunded.exclude(agreement__terms__payment=PaymentTerm.INVOICE)  # an invoice is paid afterwards
    for row in ahead.select_related("agreement__provider", "milestone").order_by("milestone__position"):
        yield Need(
            NeedKind.FUND, row.agreement.number, row.milestone.title, row.agreement.provider.name,
            Money(row.milestone.amount_minor, row.agreement.currency), position=row.milestone.position,
        )  # fmt: skip
    recorded = Payment.objects.filter(payee_id=own, state=PaymentState.RECORDED)
    for paid in recorded.select_related("agreement", "payer"):
        yield Need(
            NeedKind.CONFIRM, paid.agreement.number, paid.agreement.title, paid.payer.name,
            Money(paid.amount_minor, paid.agreement.currency), started_at=paid.at, due_at=paid.answer_until,
        )  # fmt: skip


def _work(actor: Actor) -> Iterator[Need]:
    by_invoice = Q(state=HoldingState.NOT_FUNDED, agreement__terms__payment=PaymentTerm.INVOICE)
    can_start = Q(state=HoldingState.HELD) | by_invoice
    funded = set(
        Holding.objects.visible_to(actor)
        .filter(can_start, agreement__provider_id=actor.organisation_id)
        .exclude(milestone_id__in=Block.objects.values("milestone_id"))
        .values_list("milestone_id", flat=True)
    )
    for row in work_to_do(actor):
        if row.milestone_id in funded:
            kind = NeedKind.CHANGE if row.changes_asked else NeedKind.DELIVER
            yield Need(
                kind, row.number, row.milestone, row.client, row.amount, due_on=row.due_on, position=row.position
            )


def _requests(actor: Actor, at: datetime) -> Iterator[Need]:
    for row in my_requests(actor, at=at, limit=100).rows:
        if row.state == "open" and row.live:
            yield Need(
                NeedKind.COMPARE, row.number, row.title, "", row.budget,
                started_at=row.published_at, due_at=row.decide_until, count=row.live,
            )  # fmt: skip
        if row.state == "open" and row.unanswered:
            yield Need(
                NeedKind.ANSWER, row.number, row.title, "",
                started_at=row.published_at, due_at=row.proposals_until, count=row.unanswered,
            )  # fmt: skip


def _bids(actor: Actor, at: datetime) -> Iterator[Need]:
    drafts = [row for row in my_drafts(actor, at=at) if not row.over]
    for row in drafts:
        yield Need(
            NeedKind.DRAFT, row.request_number, row.title, row.client.name, row.price,
            started_at=row.published_at, due_at=row.proposals_until,
        )  # fmt: skip
    begun = {row.request_id for row in drafts}
    for asked in invitations_of(actor, at=at):
        if asked.id not in begun:
            yield Need(
                NeedKind.PROPOSE, asked.number, asked.title, asked.client.name, asked.budget,
                started_at=asked.published_at, due_at=asked.proposals_until,
            )  # fmt: skip


def _answers(actor: Actor, own: UUID) -> Iterator[Need]:
    offers = RefundOffer.objects.visible_to(actor).filter(state=RefundState.OFFERED)
    for row in offers.select_related("agreement__client", "agreement__provider", "milestone"):
        parties = {"client": row.agreement.client, "provider": row.agreement.provider}
        by = parties[row.side]
        if by.id != own:
            yield Need(
                NeedKind.REFUND, row.agreement.number, row.milestone.title, by.name,
                Money(row.to_client_minor, row.agreement.currency),
                started_at=row.at, due_at=row.answer_until, position=row.milestone.position,
            )  # fmt: skip


def _ratings(actor: Actor, own: UUID) -> Iterator[Need]:
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


def _approvals(actor: Actor, at: datetime) -> Iterator[Need]:
    """What waits for this very person, not for their organisation."""
    for row in waiting_for(actor, at=at):
        yield Need(
            NeedKind.APPROVE, 0, row.title, row.asked_by, row.amount,
            started_at=row.at, due_at=row.answer_until, path=f"/approvals/{row.id}/",
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class HeldUp:
    """Money that may not move until the operator lifts the hold or rules."""

    number: int
    position: int
    title: str
    milestone: str
    held: Money
    reason: str
    at: datetime


def held_up(actor: Actor) -> list[HeldUp]:
    """For the operator: the holds that wait for them, the oldest first."""
    if actor.kind is not ActorKind.OPERATOR:
        return []
    rows = Hold.objects.filter(lifted_at=None).select_related("holding__milestone__agreement").order_by("at")
    return [_held_up(row) for row in rows]


def _held_up(row: Hold) -> HeldUp:
    holding, agreement = row.holding, row.holding.milestone.agreement
    left = holding.funded_minor - holding.released_minor - holding.refunded_minor
    return HeldUp(
        number=agreement.number,
        position=holding.milestone.position,
        title=agreement.title,
        milestone=holding.milestone.title,
        held=Money(left, agreement.currency),
        reason=row.reason,
        at=row.at,
    )


def _decisions(actor: Actor, at: datetime, today: date) -> Iterator[Need]:
    yield from (Need(NeedKind.DECIDE, row.number, row.title, "") for row in decisions_waiting(actor))
    yield from (Need(NeedKind.OUTCOME, row.number, row.title, "") for row in reviews_due(actor, at))
    for risk in risks_due(actor, today):
        yield Need(NeedKind.RISK, risk.number, risk.risk, "", due_on=risk.review_on)
