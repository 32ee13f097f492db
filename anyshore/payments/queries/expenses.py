"""The expenses of an agreement: for its page, for verbs under their lock, and as silence sees them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Case, F, Sum, When

from anyshore.contracts.models import Agreement
from anyshore.contracts.queries.clauses import clauses_of
from anyshore.contracts.rules.clauses.acting.expenses import Expenses
from anyshore.contracts.rules.clauses.chosen import Chosen, rule_in
from anyshore.kit.actor import Actor
from anyshore.kit.errors import NotFound
from anyshore.kit.money import Money
from anyshore.parties.queries import calendar
from anyshore.payments.models import Expense
from anyshore.payments.queries.purse import Purse, purse_of_agreement
from anyshore.payments.rules.expenses import NOTHING_TAKEN, ExpenseState, NoExpenses, OpenExpense, refused_until
from anyshore.payments.rules.rates import EURO
from anyshore.plumbing import files
from anyshore.plumbing.files import AttachedFile

WAITING = (ExpenseState.ASKED, ExpenseState.CLAIMED)


@dataclass(frozen=True, slots=True)
class ExpenseRow:
    """One expense. ``amount`` is what is paid for the receipt, ``most`` what was asked for. ``receipt`` is what it
    says in another currency, ``rate_on`` and ``rate`` what one euro was on that day in each currency, in
    millionths. ``refused_until`` is until when the client may still refuse a receipt that silence accepted."""

    id: UUID
    kind: str
    words: str
    state: str
    most: Money
    amount: Money
    by: str
    at: datetime
    answer_until: datetime | None
    refused_until: datetime | None
    agreed_at: datetime | None
    spent_on: date | None
    receipt: Money | None
    rate_on: date | None
    rate: tuple[tuple[str, int], ...]
    answer: str
    paid_at: datetime | None
    files: tuple[AttachedFile, ...]


@dataclass(frozen=True, slots=True)
class ExpensesPage:
    """All expenses of one agreement, newest first, and its limits. ``taken`` is what is agreed to and paid,
    ``asked`` what waits for the client's word; ``left`` is what neither takes. ``item_cap`` is the limit of one, None
    where the clause sets none. ``converts``: a receipt in another currency, at
    its rate."""

    cap: Money
    item_cap: Money | None
    converts: bool
    asked: Money
    taken: Money
    left: Money
    claim_days: int
    answer_days: int
    rows: tuple[ExpenseRow, ...]


def expense_with_purse(actor: Actor, expense_id: UUID) -> tuple[Expense, Purse]:
    """Lock an expense's agreement, if the actor sees it, then load the expense. NotFound otherwise."""
    visible = Expense.objects.visible_to(actor).filter(pk=expense_id)
    agreement_id = visible.values_list("agreement_id", flat=True).first()
    if agreement_id is None:
        raise NotFound()
    purse = purse_of_agreement(actor, agreement_id)
    return visible.get(), purse


def rule_of_expenses(agreement: Agreement) -> Expenses:
    """The clause of an agreement about expenses; NoExpenses where it has none."""
    rule = rule_in(clauses_of(agreement), Expenses)
    if rule is None:
        raise NoExpenses()
    return rule


def refusable_until(expense: Expense, agreement: Agreement) -> datetime | None:
    """Until when the client may still refuse the receipt of an expense that silence accepted: until it is due, by the
    days to pay of the agreement. None in every other state."""
    if expense.state != ExpenseState.DUE or expense.due_at is None:
        return None
    days = int(agreement.terms["payment_days"])
    return refused_until(expense.due_at, days, calendar(agreement.client_id).zone)


def taken_of(agreement_id: UUID) -> int:
    """What expenses take of the limit in all: the receipt's sum once there is one, before that the most asked for."""
    rows = Expense.objects.filter(agreement_id=agreement_id).exclude(state__in=NOTHING_TAKEN)
    sums = rows.aggregate(total=Sum(Case(When(amount_minor__gt=0, then=F("amount_minor")), default=F("most_minor"))))
    return int(sums["total"] or 0)


def expenses_page(actor: Actor, agreement_id: UUID) -> ExpensesPage:
    """The expenses of an agreement that the actor sees; NotFound, also where it has no clause about them."""
    agreement = Agreement.objects.visible_to(actor).filter(pk=agreement_id).first()
    rule = rule_in(clauses_of(agreement), Expenses) if agreement else None
    if agreement is None or rule is None:
        raise NotFound()
    found = list(
        Expense.objects.filter(agreement_id=agreement_id).select_related("author", "agreement").order_by("-at", "-id")
    )
    evidence = files.of(*(("expense", one.pk) for one in found)) if found else {}
    taken = taken_of(agreement_id)
    asked = sum(one.most_minor for one in found if one.state == ExpenseState.ASKED)
    return ExpensesPage(
        cap=Money(rule.cap_minor, agreement.currency),
        item_cap=Money(rule.item_cap_minor, agreement.currency) if rule.item_cap_minor else None,
        converts=rule.converts,
        asked=Money(asked, agreement.currency),
        taken=Money(taken - asked, agreement.currency),
        left=Money(rule.left(taken), agreement.currency),
        claim_days=rule.claim_days,
        answer_days=rule.days_to_answer,
        rows=tuple(_row(one, agreement.currency, evidence["expense", one.pk]) for one in found),
    )


def waiting_expenses(agreement_id: UUID, currency: str, clauses: Iterable[Chosen]) -> list[OpenExpense]:
    """Those that wait for the client, as silence sees them; none without the clause, and without asking."""
    if rule_in(clauses, Expenses) is None:
        return []
    rows = Expense.objects.filter(agreement_id=agreement_id, state__in=WAITING).order_by("answer_until")
    return [
        OpenExpense(
            amount=Money(row.amount_minor or row.most_minor, currency),
            words=row.words,
            answer_until=row.answer_until,
            claimed=row.amount_minor > 0,
        )
        for row in rows
        if row.answer_until is not None
    ]


def may_read_expense(actor: Actor, expense_id: UUID) -> bool:
    """Whether the actor sees an expense, and so its receipt."""
    return bool(Expense.objects.visible_to(actor).filter(pk=expense_id).exists())


def expense_for_mail(expense_id: UUID) -> tuple[UUID, Money, str, bool]:
    """The agreement of an expense, its sum, what it is for, and whether its receipt is there."""
    row = Expense.objects.select_related("agreement").get(pk=expense_id)
    amount = Money(row.amount_minor or row.most_minor, row.agreement.currency)
    return row.agreement_id, amount, row.words, row.amount_minor > 0


def _row(row: Expense, currency: str, receipts: Iterable[AttachedFile]) -> ExpenseRow:
    return ExpenseRow(
        id=row.pk,
        kind=row.kind,
        words=row.words,
        state=str(row.state),
        most=Money(row.most_minor, currency),
        amount=Money(row.amount_minor, currency),
        by=row.author.name,
        at=row.at,
        answer_until=row.answer_until,
        refused_until=refusable_until(row, row.agreement),
        agreed_at=row.agreed_at,
        spent_on=row.spent_on,
        receipt=Money(row.receipt_minor, row.receipt_currency) if row.receipt_minor else None,
        rate_on=row.rate_on,
        rate=_rate(row, currency),
        answer=row.answer,
        paid_at=row.paid_at,
        files=tuple(receipts),
    )


def _rate(row: Expense, currency: str) -> tuple[tuple[str, int], ...]:
    """What one euro was in each of the two currencies that is not the euro."""
    if row.theirs_micro is None or row.ours_micro is None:
        return ()
    both = ((row.receipt_currency, row.theirs_micro), (currency, row.ours_micro))
    return tuple(one for one in both if one[0] != EURO)
