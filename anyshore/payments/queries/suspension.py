"""What is overdue under an agreement, and its suspension: for verbs under their lock, for pages, as silence sees
it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import F, Q, Sum

from anyshore.contracts.models import Agreement
from anyshore.contracts.queries import locked_agreement
from anyshore.contracts.queries.clauses import clauses_of
from anyshore.contracts.rules.clauses.acting.suspension import Suspension as Rule
from anyshore.contracts.rules.clauses.chosen import Chosen, rule_in
from anyshore.contracts.rules.standstill import day_before
from anyshore.delivery.models import Sheet, Work
from anyshore.delivery.rules import WorkState
from anyshore.kit.actor import Actor
from anyshore.kit.errors import NotFound
from anyshore.kit.money import Money
from anyshore.kit.workdays import local_day
from anyshore.ledger.models import Transfer
from anyshore.parties.queries import calendar
from anyshore.payments.models import Expense, Payment, RetainerMonth, Suspension, WeeklyHolding
from anyshore.payments.rails import rail
from anyshore.payments.rules import PaymentState
from anyshore.payments.rules.expenses import ExpenseState
from anyshore.payments.rules.suspension import (
    OPEN,
    Dues,
    DueSum,
    NoSuspension,
    Stage,
    SuspensionState,
    cure_until,
    may_end_at,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SuspensionRow:
    """The open suspension of an agreement. ``may_end_at``: from when the provider may end the agreement for it."""

    id: UUID
    state: SuspensionState
    amount: Money
    due_on: date
    words: str
    at: datetime
    cure_until: datetime
    disputed_at: datetime | None
    dispute: str
    stopped_at: datetime | None
    may_end_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Overdue:
    """What is late under an agreement: each sum with its day, and from when notice may be given. ``covered``: the
    client has recorded payments of all of it. ``rule`` is that of the clause."""

    rule: Rule
    zone: str
    sums: tuple[DueSum, ...]
    total: Money
    may_warn_on: date | None
    covered: bool

    def cure_until(self, today: date) -> datetime | None:
        """Until when the client would have to pay if notice were given on a day."""
        return cure_until(self.rule, self.sums[0].on, today, self.zone) if self.sums else None


def dues_of(agreement: Agreement) -> Dues:
    """What the agreement has made due: where the parties pay each other what was owed, with its days to pay; where
    money is held here, what was approved of weeks and months, and expenses that were accepted, and is not paid."""
    zone, days = calendar(agreement.client_id).zone, timedelta(days=int(agreement.terms["payment_days"]))
    if not rail(agreement.rail).PROMISES:
        found = [*_weeks(agreement.pk), *_months(agreement.pk), *_expenses(agreement.pk)]
        return Dues(tuple(DueSum(local_day(at, zone) + days, minor) for at, minor in found if minor > 0))
    rows = Transfer.objects.filter(credit__address=f"owed/{agreement.pk}").order_by("id").values_list("at", "amount")
    paid = Payment.objects.filter(agreement_id=agreement.pk).aggregate(
        confirmed=Sum("amount_minor", filter=Q(state=PaymentState.CONFIRMED)),
        recorded=Sum("amount_minor", filter=Q(state=PaymentState.RECORDED)),
    )
    sums = tuple(DueSum(local_day(at, zone) + days, minor) for at, minor in rows)
    return Dues(sums, int(paid["confirmed"] or 0), int(paid["recorded"] or 0))


def overdue(agreement: Agreement, at: datetime, clauses: Sequence[Chosen] | None = None) -> Overdue | None:
    """What is late at an instant, where the agreement has the clause; None where it has not. One query where it has
    none, none with its ``clauses``."""
    rule = rule_in(clauses_of(agreement) if clauses is None else clauses, Rule)
    if rule is None:
        return None
    zone = calendar(agreement.client_id).zone
    today, dues = local_day(at, zone), dues_of(agreement)
    sums = dues.late(today)
    return Overdue(
        rule=rule,
        zone=zone,
        sums=tuple(sums),
        total=Money(sum(one.minor for one in sums), agreement.currency),
        may_warn_on=rule.may_warn_on(sums[0].on) if sums else None,
        covered=bool(sums) and not dues.late_beyond_recorded(today),
    )


def rule_for(agreement: Agreement) -> Rule:
    """The rule of the agreement's clause; NoSuspension where it has none."""
    found = rule_in(clauses_of(agreement), Rule)
    if found is None:
        raise NoSuspension()
    return found


def recorded_until(agreement_id: UUID) -> datetime | None:
    """When the last recorded payment of an agreement is answered at the latest; None where none waits."""
    rows = Payment.objects.filter(agreement_id=agreement_id, state=PaymentState.RECORDED).order_by("-answer_until")
    found: datetime | None = rows.values_list("answer_until", flat=True).first()
    return found


def open_suspension(agreement_id: UUID) -> Suspension | None:
    """The suspension of an agreement that is open, if one is."""
    found: Suspension | None = Suspension.objects.filter(agreement_id=agreement_id, state__in=OPEN).first()
    return found


def stands_for_payment(agreement_id: UUID) -> bool:
    """Whether work stands still because a payment is late."""
    rows = Suspension.objects.filter(agreement_id=agreement_id, state=SuspensionState.STANDING)
    return bool(rows.exists())


def suspension_with_agreement_locked(actor: Actor, suspension_id: UUID) -> Suspension:
    """A suspension under its agreement, which is locked first and loaded; NotFound if the actor does not see it."""
    visible = Suspension.objects.visible_to(actor).filter(pk=suspension_id)
    owner = visible.values_list("agreement_id", flat=True).first()
    if owner is None:
        raise NotFound()
    agreement = locked_agreement(actor, owner)
    found: Suspension = visible.get()
    found.agreement = agreement
    return found


def open_milestones(agreement_id: UUID) -> list[UUID]:
    """The milestones whose work is neither accepted nor stopped."""
    over = (WorkState.ACCEPTED, WorkState.STOPPED)
    rows = Work.objects.filter(agreement_id=agreement_id).exclude(state__in=over)
    return list(rows.values_list("milestone_id", flat=True))


def suspension_row(agreement: Agreement, rule: Rule | None) -> SuspensionRow | None:
    """The open suspension of an agreement that the reader was found to see."""
    row = open_suspension(agreement.pk)
    if row is None:
        return None
    zone = calendar(agreement.client_id).zone
    ends = may_end_at(rule, day_before(row.stopped_at, zone), zone) if rule and row.stopped_at else None
    return SuspensionRow(
        id=row.pk,
        state=SuspensionState(row.state),
        amount=Money(row.amount_minor, agreement.currency),
        due_on=row.due_on,
        words=row.words,
        at=row.at,
        cure_until=row.cure_until,
        disputed_at=row.disputed_at,
        dispute=row.dispute,
        stopped_at=row.stopped_at,
        may_end_at=ends,
    )


def stage_of(found: Overdue | None, row: SuspensionRow | None) -> Stage | None:
    """How the suspension of an agreement stands as silence sees it; None where nothing is late."""
    if found is None or not found.sums:
        return None
    stage = Stage(found.rule, found.zone, found.sums[0].on, found.total.minor)
    if row is None:
        return stage
    return Stage(
        found.rule,
        found.zone,
        found.sums[0].on,
        found.total.minor,
        row.state,
        row.cure_until,
        disputed=row.disputed_at is not None,
        stopped_on=day_before(row.stopped_at, found.zone) if row.stopped_at else None,
    )


def suspension_told(suspension_id: UUID) -> tuple[UUID, int, str, datetime]:
    """The agreement of a suspension, what was late, its currency, and until when to pay: for mails."""
    row = Suspension.objects.select_related("agreement").get(pk=suspension_id)
    return row.agreement_id, row.amount_minor, row.agreement.currency, row.cure_until


def _weeks(agreement_id: UUID) -> list[tuple[datetime, int]]:
    """What approved weeks are short of, with the instant of their approval."""
    paid = {row.week: row for row in WeeklyHolding.objects.filter(agreement_id=agreement_id)}
    rows = Sheet.objects.filter(agreement_id=agreement_id, decided_at__isnull=False, payable_minor__gt=0)
    found = []
    for row in rows.order_by("week"):
        there = paid.get(row.week) or WeeklyHolding()
        assert row.decided_at is not None
        found.append((row.decided_at, row.payable_minor - there.credit_minor - there.released_minor))
    return found


def _months(agreement_id: UUID) -> list[tuple[datetime, int]]:
    """What approved months are short of, with the instant of their approval."""
    rows = RetainerMonth.objects.filter(agreement_id=agreement_id, decided_at__isnull=False).annotate(
        short=F("price_minor") - F("off_minor") - F("credit_minor") - F("released_minor")
    )
    found = rows.order_by("month").values_list("decided_at", "short")
    return [(decided_at, int(short)) for decided_at, short in found if decided_at]


def _expenses(agreement_id: UUID) -> list[tuple[datetime, int]]:
    """Expenses that silence accepted, with the instant at which it did."""
    rows = Expense.objects.filter(agreement_id=agreement_id, state=ExpenseState.DUE).order_by("due_at", "id")
    return [(at, minor) for at, minor in rows.values_list("due_at", "amount_minor") if at is not None]
