"""The months of retainers, and what shares their table: loading for verbs, and plain rows for pages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Case, F, Q, Sum, Value, When

from anyshore.contracts.models import Agreement
from anyshore.contracts.queries import current_content
from anyshore.contracts.rules import LIVE, Side
from anyshore.contracts.rules.lines import Retainer
from anyshore.contracts.rules.terms import Payment
from anyshore.delivery.models import Book
from anyshore.delivery.queries.retained import last_month_day
from anyshore.kit.actor import Actor
from anyshore.kit.errors import NotFound
from anyshore.kit.money import Money
from anyshore.payments.models import RetainerMonth
from anyshore.payments.queries.purse import Purse, purse_of_agreement
from anyshore.payments.rules.months import NoRetainer
from anyshore.payments.rules.periods import PaidBy


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthRow:
    """One month of a retainer, or one period or day of another line, with its money. ``payable`` is its price less
    what the provider gave back and what service credits took; the price is that without ``still_days``, which are not
    paid."""

    id: UUID
    kind: str
    line: int
    name: str
    count: int | None
    corrected: int
    note: str
    reported_at: datetime | None
    month: date
    first_on: date
    last_on: date
    price: Money
    still_days: int
    off: Money
    credit: Money
    state: str
    funded: Money
    released: Money
    refunded: Money
    fee: Money
    closed_at: datetime | None
    review_until: datetime | None
    question: str
    answer: str
    answered_at: datetime | None
    decided_at: datetime | None
    decided_by: str

    @property
    def payable(self) -> Money:
        """What it costs."""
        return self.price - self.off - self.credit

    @property
    def held(self) -> Money:
        """What is held for it now."""
        return self.funded - self.released - self.refunded

    @property
    def is_asked(self) -> bool:
        """Whether a question about it is open."""
        return bool(self.question) and self.answered_at is None

    @property
    def step(self) -> str:
        """Where it stands: running (a day to come: to_come), to_report, in_review, asked, approved, or closed where
        the agreement ended first or nothing was counted."""
        if self.decided_at:
            return "approved"
        if self.state in ("refunded", "closed"):
            return "closed"
        if self.closed_at is None:
            return self._before
        return "asked" if self.is_asked else "in_review"

    @property
    def _before(self) -> str:
        if self.kind == PaidBy.DATED:
            return "to_come"
        return "to_report" if self.review_until else "running"

    def stands(self, today: date) -> str:
        """The same on a day in UTC, for a reader: what runs is to come before its first day."""
        return "to_come" if self.step == "running" and self.first_on > today else self.step

    def money(self, *, ahead: bool, promises: bool, is_paid: bool) -> str:
        """The word for its money. ``ahead``: it is paid in before; ``promises``: the parties pay each other, and
        ``is_paid`` then that nothing of the agreement is owed any more."""
        if self.decided_at and (self.payable - self.released).is_positive:
            return "owed"
        if not ahead and self.state == "not_funded":
            return "by_invoice"
        if promises and self.state in ("released", "split"):
            return "paid" if is_paid else "owed"
        return "promised" if promises and self.state == "held" else self.state

    @property
    def is_priced(self) -> bool:
        """Whether it is of what is counted, or of fixed days: not a month of a retainer."""
        return self.kind != PaidBy.RETAINER


def month_with_purse(actor: Actor, month_id: UUID) -> tuple[RetainerMonth, Purse]:
    """A month under its agreement, which is locked first, with the agreement's money; NotFound otherwise."""
    found = RetainerMonth.objects.visible_to(actor).filter(pk=month_id).values_list("agreement_id", flat=True).first()
    if found is None:
        raise NotFound()
    purse = purse_of_agreement(actor, found)
    return RetainerMonth.objects.get(pk=month_id), purse


def held_for_month(row: RetainerMonth) -> int:
    """What is held for a month now, in minor units."""
    return int(row.funded_minor - row.released_minor - row.refunded_minor)


def retainer_of(purse: Purse) -> Retainer:
    """The retainer of an agreement that runs with one; NoRetainer otherwise."""
    found = current_content(purse.agreement).lines.retainer
    if found is None or not Book.objects.filter(agreement_id=purse.agreement.pk).exists():
        raise NoRetainer()
    return found


def last_day(purse: Purse) -> date | None:
    """The last day that the retainer pays; None where there is none."""
    return last_month_day(purse.agreement)


def named(row: RetainerMonth) -> dict[str, Any]:
    """What a fact about a row says of it: its month, and of a line what that is called and its last day."""
    return {"month": row.month, "line": row.name, "last_on": row.last_on if row.name else None}


def _retainer(agreement_id: UUID) -> Any:
    return RetainerMonth.objects.filter(agreement_id=agreement_id, kind=PaidBy.RETAINER)


def month_row(agreement_id: UUID, month: date) -> RetainerMonth | None:
    """One month of an agreement, if it is open."""
    found: RetainerMonth | None = _retainer(agreement_id).filter(month=month).first()
    return found


def running_month(agreement_id: UUID) -> RetainerMonth | None:
    """The first month that is not over."""
    rows = _retainer(agreement_id).filter(closed_at=None, settled_at=None)
    found: RetainerMonth | None = rows.order_by("month").first()
    return found


def unsettled_months(agreement_id: UUID) -> list[RetainerMonth]:
    """The months, periods and amounts that nobody approved and that were not closed, in order."""
    rows = RetainerMonth.objects.filter(agreement_id=agreement_id, decided_at=None, settled_at=None)
    return list(rows.order_by("month"))


def unanswered_months(agreement_id: UUID, at: datetime) -> dict[UUID, datetime]:
    """What the client is looking at, the counts that the provider has still to report, and until when; of fixed days
    only those that have come."""
    rows = RetainerMonth.objects.filter(agreement_id=agreement_id, decided_at=None, review_until__gt=at)
    rows = rows.filter(Q(question="") | Q(answered_at__isnull=False), settled_at=None)
    rows = rows.exclude(kind=PaidBy.DATED, month__gt=at.date(), answered_at=None)
    return {pk: until for pk, until in rows.values_list("pk", "review_until") if until}


def runs_on(agreement_id: UUID) -> bool:
    """Whether the agreement counts units, or pays on days to come."""
    rows = RetainerMonth.objects.filter(agreement_id=agreement_id).exclude(kind=PaidBy.RETAINER)
    return rows.exists() and current_content(Agreement.objects.get(pk=agreement_id)).lines.runs


def any_month_begun(agreement_id: UUID, at: datetime) -> bool:
    """Whether a month of a retainer has begun."""
    return bool(RetainerMonth.objects.filter(agreement_id=agreement_id, first_on__lte=at.date()).exists())


def months_of(agreement_id: UUID, currency: str) -> tuple[MonthRow, ...]:
    """The months of an agreement that the reader was found to see, and its periods and fixed days, the last in
    front."""
    rows = RetainerMonth.objects.filter(agreement_id=agreement_id).order_by("-month", "kind", "line")
    return tuple(_row(row, currency) for row in rows)


Waits = tuple[int, str, str, MonthRow]
"""A month with its agreement's number and title, and the name of the other side."""


def months_that_wait(actor: Actor) -> list[Waits]:
    """Over all agreements of the actor's organisation: months and counts to look at, amounts to object to (its side
    pays), questions to answer and counts to report (its side works)."""
    rows = RetainerMonth.objects.visible_to(actor).filter(
        agreement__state__in=LIVE, review_until__isnull=False, decided_at=None, settled_at=None
    )
    found = []
    for row in rows.select_related("agreement__client", "agreement__provider").order_by("review_until", "id"):
        agreement = row.agreement
        here, there = agreement.client, agreement.provider
        if row.closed_at is None or (row.question and row.answered_at is None):
            here, there = there, here
        if here.pk == actor.organisation_id:
            found.append((agreement.number, agreement.title, there.name, _row(row, agreement.currency)))
    return found


def months_to_pay(actor: Actor, side: Side) -> list[Waits]:
    """The approved months, counts and amounts that are not paid in full, under agreements in which the actor's
    organisation is on that side."""
    rows = RetainerMonth.objects.visible_to(actor).filter(
        decided_at__isnull=False,
        price_minor__gt=F("released_minor") + F("off_minor") + F("credit_minor"),
        **{f"agreement__{side}_id": actor.organisation_id},
    )
    found = rows.select_related("agreement__client", "agreement__provider").order_by("decided_at", "id")
    return [
        (
            row.agreement.number, row.agreement.title, getattr(row.agreement, str(side.other)).name,
            _row(row, row.agreement.currency),
        )
        for row in found
    ]  # fmt: skip


def months_to_fund(actor: Actor, at: datetime) -> list[Waits]:
    """The running months, periods and amounts to come that the actor's organisation has not paid in, where they are
    paid in ahead."""
    rows = RetainerMonth.objects.visible_to(actor).filter(
        agreement__state__in=LIVE,
        agreement__client_id=actor.organisation_id,
        closed_at=None,
        state="not_funded",
        price_minor__gt=0,
    )
    rows = rows.filter(first_on__lte=at.date() + timedelta(days=7)).exclude(agreement__terms__payment=Payment.INVOICE)
    return [
        (row.agreement.number, row.agreement.title, row.agreement.provider.name, _row(row, row.agreement.currency))
        for row in rows.select_related("agreement__provider").order_by("month", "id")
    ]


def month_told(month_id: UUID) -> tuple[UUID, MonthRow]:
    """One month with its agreement: for mails."""
    row = RetainerMonth.objects.select_related("agreement").get(pk=month_id)
    return row.agreement_id, _row(row, row.agreement.currency)


def sums_of_months(organisation_id: UUID) -> Any:
    """What months hold, have released and returned, by currency, rail and side of an organisation."""
    side = Case(When(agreement__client_id=organisation_id, then=Value(Side.CLIENT)), default=Value(Side.PROVIDER))
    own = Q(agreement__client_id=organisation_id) | Q(agreement__provider_id=organisation_id)
    return (
        RetainerMonth.objects.filter(own)
        .annotate(side=side)
        .values("agreement__currency", "agreement__rail", "side")
        .annotate(
            held=Sum(F("funded_minor") - F("released_minor") - F("refunded_minor")),
            released=Sum("released_minor"),
            refunded=Sum("refunded_minor"),
        )
        .order_by("agreement__currency", "side", "agreement__rail")
    )


def _row(row: RetainerMonth, currency: str) -> MonthRow:
    told: dict[str, Any] = {name: getattr(row, name) for name in _PLAIN}
    told |= {name: Money(getattr(row, f"{name}_minor"), currency) for name in _SUMS}
    return MonthRow(**told)


_SUMS = ("price", "off", "credit", "funded", "released", "refunded", "fee")
_PLAIN = (
    "id", "kind", "line", "name", "count", "corrected", "note", "reported_at", "month", "first_on", "last_on", "still_days",
    "state", "closed_at", "review_until", "question", "answer", "answered_at",
    "decided_at", "decided_by",
)  # fmt: skip
