"""Pages of expenses: asked for, agreed to, shown by a receipt, paid; and all of them as a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from anyshore.insight.queries.contract import Contract
from anyshore.kit.cells import quoted
from anyshore.kit.errors import NotFound
from anyshore.kit.money import plain
from anyshore.payments.actions.agree_expense import agree_expense
from anyshore.payments.actions.ask_expense import ask_expense
from anyshore.payments.actions.claim_expense import claim_expense
from anyshore.payments.actions.decline_expense import decline_expense
from anyshore.payments.actions.pay_expense import pay_expense
from anyshore.payments.actions.withdraw_expense import withdraw_expense
from anyshore.payments.queries.expenses import ExpenseRow, ExpensesPage, expenses_page
from anyshore.payments.rules.expenses import DROPPED
from anyshore.payments.rules.rates import EURO, rate_text
from anyshore.plumbing import formats
from anyshore.web.access import actor_of, signed_in
from anyshore.web.contracts.effects import Moving, effect_of
from anyshore.web.contracts.reading import read, standing
from anyshore.web.files.views import stored
from anyshore.web.forms import Form, WayOn
from anyshore.web.payments import forms
from anyshore.web.payments.words import EXPENSES
from anyshore.web.rendering import now_of, page, submit
from anyshore.web.spreadsheets import csv_file, instant_cell

COLUMNS = (
    "asked_at", "kind", "for", "state", "at_most", "spent_on", "amount", "currency", "receipt", "receipt_currency",
    "rate_on", "rate", "paid_at", "answer",
)  # fmt: skip


def foreign(row: ExpenseRow) -> str:
    """What a receipt in another currency says, and how it became the sum that is paid."""
    if row.receipt is None:
        return ""
    said = {"receipt": formats.money_text(row.receipt)}
    if row.rate_on is None:
        return _("The receipt says %(receipt)s; the sum is what was charged, as the statement shows.") % said
    told = {**said, "rate": _rate(row, formats.input_text), "day": formats.day_text(row.rate_on)}
    return (
        _("The receipt says %(receipt)s; %(rate)s by the reference rate of the European Central Bank of %(day)s.")
        % told
    )


@signed_in
def listing(request: HttpRequest, number: int) -> HttpResponse:
    """Every expense of the contract, with the limit and what is left of it."""
    found, all_of_them = _all(request, number, "")
    return page(
        request,
        "payments/expenses.html",
        c=found,
        expenses=all_of_them,
        kinds=EXPENSES,
        foreign=foreign,
        drops=DROPPED,
        now=now_of(request),
    )


@signed_in
def export(request: HttpRequest, number: int) -> HttpResponse:
    """The same as a spreadsheet: plain numbers and ISO days."""
    _found, expenses = _all(request, number, "")
    return csv_file(f"expenses-C-{number}.csv", COLUMNS, [_line(row) for row in expenses.rows])


@signed_in
def ask(request: HttpRequest, number: int) -> HttpResponse:
    """Ask the client to agree to an expense before it is made."""
    found, expenses = _all(request, number, "ask_expense")
    form = forms.AskExpense(request, initial={"kind": "travel"}, currencies={"most": found.page.currency})
    if form.accepted():
        given = {"agreement_id": found.id, **form.values}
        done = _act(
            request, ask_expense, number=number, form=form, told=_("Asked. You are told of the answer."), **given
        )
        if done:
            return done
    return page(request, "payments/ask_expense.html", c=found, expenses=expenses, form=form)


@signed_in
def agree(request: HttpRequest, number: int, expense_id: UUID) -> HttpResponse:
    """Agree that so much may be spent."""
    found, row = _one(request, number, expense_id, "answer_expense")
    form = forms.Sure(request)
    if form.accepted():
        done = _act(
            request, agree_expense, number=number, form=form, told=pgettext("answer", "Agreed."), expense_id=expense_id
        )
        if done:
            return done
    return page(request, "payments/agree_expense.html", block="dialog", c=found, row=row, form=form)


@signed_in
def decline(request: HttpRequest, number: int, expense_id: UUID) -> HttpResponse:
    """Say no, with a reason."""
    found, row = _one(request, number, expense_id, "answer_expense")
    form = forms.Reason(request)
    if form.accepted():
        given = {"expense_id": expense_id, **form.values}
        done = _act(request, decline_expense, number=number, form=form, told=_("You said no."), **given)
        if done:
            return done
    return page(
        request, "payments/decline_expense.html", block="dialog", c=found, row=row, form=form, now=now_of(request)
    )


@signed_in
def claim(request: HttpRequest, number: int, expense_id: UUID) -> HttpResponse:
    """Hand in the receipt."""
    found, expenses, row = _whole(request, number, expense_id, "ask_expense")
    first = {"spent_on": formats.local(now_of(request)).date(), "amount": row.most, "currency": found.page.currency}
    form = forms.Receipt(request, initial=first, currencies={"charged": found.page.currency})
    if form.accepted():
        given: dict[str, Any] = {"expense_id": expense_id, **form.values}
        given["file_ids"] = stored(request, given.pop("files"))
        told = _("Handed in. You are told of the answer.")
        done = _act(request, claim_expense, number=number, form=form, told=told, **given)
        if done:
            return done
    return page(request, "payments/claim_expense.html", c=found, expenses=expenses, row=row, form=form)


@signed_in
def withdraw(request: HttpRequest, number: int, expense_id: UUID) -> HttpResponse:
    """Drop it, before it is paid."""
    found, row = _one(request, number, expense_id, "ask_expense")
    form = forms.Sure(request)
    if form.accepted():
        told = _("Dropped. The other side is told.")
        done = _act(request, withdraw_expense, number=number, form=form, told=told, expense_id=expense_id)
        if done:
            return done
    return page(request, "payments/withdraw_expense.html", block="dialog", c=found, row=row, form=form, drops=DROPPED)


@signed_in
def pay(request: HttpRequest, number: int, expense_id: UUID) -> HttpResponse:
    """Accept the receipt and pay it."""
    found, row = _one(request, number, expense_id, "pay_expense")
    effect = effect_of(request, pay_expense, expense_id=expense_id)
    form = Moving(request, initial={"shown": effect.mark})
    if form.agrees(effect):
        told = pgettext("receipt", "Accepted.")
        if done := _act(request, pay_expense, number=number, form=form, told=told, expense_id=expense_id):
            return done
    shown: dict[str, Any] = {"c": found, "row": row, "form": form, "foreign": foreign}
    return page(request, "payments/pay_expense.html", block="dialog", effect=effect, **shown)


def _act(
    request: HttpRequest, verb: Callable[..., Any], *, number: int, form: Form, told: str, **given: Any
) -> HttpResponse | None:
    """Run ``verb`` and go to the list of expenses; who was too late is told how the contract stands now."""

    def stands() -> WayOn:
        return standing(request, number)

    to = reverse("payments:expenses", args=[number])
    return submit(request, verb, form=form, to=to, told=told, now=stands, **given)


def _all(request: HttpRequest, number: int, verb: str) -> tuple[Contract, ExpensesPage]:
    found = read(request, number, verb)
    return found, expenses_page(actor_of(request), found.id)


def _one(request: HttpRequest, number: int, expense_id: UUID, verb: str) -> tuple[Contract, ExpenseRow]:
    found, _expenses, row = _whole(request, number, expense_id, verb)
    return found, row


def _whole(
    request: HttpRequest, number: int, expense_id: UUID, verb: str
) -> tuple[Contract, ExpensesPage, ExpenseRow]:
    found, expenses = _all(request, number, verb)
    row = next((one for one in expenses.rows if one.id == expense_id), None)
    if row is None:
        raise NotFound()
    return found, expenses, row


def _line(row: ExpenseRow) -> list[object]:
    spent = row.spent_on.isoformat() if row.spent_on else ""
    paid = instant_cell(row.paid_at)
    most, amount = (
        plain(row.most.minor, row.most.currency),
        plain(row.amount.minor, row.amount.currency) if row.amount else "",
    )
    at = instant_cell(row.at)
    receipt = [plain(row.receipt.minor, row.receipt.currency), row.receipt.currency] if row.receipt else ["", ""]
    rate = [row.rate_on.isoformat(), _rate(row, str)] if row.rate_on else ["", ""]
    return [
        at,
        row.kind,
        quoted(row.words),
        row.state,
        most,
        spent,
        amount,
        row.most.currency,
        *receipt,
        *rate,
        paid,
        quoted(row.answer),
    ]


def _rate(row: ExpenseRow, digits: Callable[[str], str]) -> str:
    """What one euro was, to the digit: "EUR 1 = USD 1.0823"."""
    parts = [f"{code} {digits(rate_text(micro))}" for code, micro in row.rate]
    return " = ".join([f"{EURO} 1", *parts])
