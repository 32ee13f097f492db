"""Mails about the months of a retainer: funded, over, asked about, answered, paid, given back."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from anyshore.contracts.queries import told_agreement
from anyshore.contracts.rules import Side
from anyshore.contracts.rules.months import month_name
from anyshore.jobs.notices import lines
from anyshore.jobs.notices.letters import Due, Fact, Letter, Reminder, Words
from anyshore.kit.money import Money
from anyshore.parties.rules import Right
from anyshore.payments.queries.months import MonthRow, month_told
from anyshore.plumbing import formats

named = lazy(formats.whole_month_text, str)
"""A month as its reader writes it."""


def month_funded(fact: Fact) -> list[Letter]:
    """To the provider: the month is protected."""
    if fact.facts.get("line"):
        return lines.line_funded(fact)
    subject, body = _("The retainer of {month} is funded"), _("{amount} stand ready for it.")
    return [_letter(fact, Side.PROVIDER, subject, body, amount=_money(fact, "amount_minor"))]


def month_ended(fact: Fact) -> list[Letter]:
    """To the client: what silence will do."""
    subject = _("The retainer of {month}: look at it by {until}")
    body = _(
        "The month is over. If you do nothing, it counts as approved then: {amount} to {provider}. A question stops that."
    )
    given: dict[str, Any] = {"until": fact.instant("review_until"), "amount": _money(fact, "price_minor")}
    return [_letter(fact, Side.CLIENT, subject, body, **given)]


def month_questioned(fact: Fact) -> list[Letter]:
    """To the provider: the question, and what it does."""
    if fact.facts.get("line"):
        return lines.line_questioned(fact)
    subject = _("{client} asks about the retainer of {month}")
    body = _("“{words}” Until you answer, silence does not approve it. You may take something off its price.")
    return [_letter(fact, Side.PROVIDER, subject, body, Right.COMMIT, words=fact.text("words"))]


def month_answered(fact: Fact) -> list[Letter]:
    """To the client: the answer, what comes off, and until when."""
    if fact.facts.get("line"):
        return lines.line_answered(fact)
    subject = _("{provider} answers your question about the retainer of {month}")
    body = _("“{words}” Taken off the price: {amount}. If you do nothing, it counts as approved at {until}.")
    given: dict[str, Any] = {
        "words": fact.text("words"),
        "amount": _money(fact, "off_minor"),
        "until": fact.instant("review_until"),
    }
    return [_letter(fact, Side.CLIENT, subject, body, **given)]


def month_paid(fact: Fact) -> list[Letter]:
    """To the provider what came; to the client what is still due."""
    if fact.facts.get("line"):
        return lines.line_paid(fact)
    given: dict[str, Any] = {"amount": _money(fact, "amount_minor"), "due": _money(fact, "due_minor")}
    subject = _("{amount} for the retainer of {month}")
    letters = [_letter(fact, Side.PROVIDER, subject, _("It is yours, less the fee."), **given)]
    if fact.number("due_minor"):
        told = _("{due} are due for the retainer of {month}")
        body = _("Less was paid in than the month costs. Please pay the rest.")
        letters.append(_letter(fact, Side.CLIENT, told, body, **given))
    return letters


def month_returned(fact: Fact) -> list[Letter]:
    """To the client."""
    if fact.facts.get("line"):
        return lines.line_returned(fact)
    subject = _("{amount} came back from the retainer of {month}")
    body = _("It was paid in for that month and is not owed.")
    return [_letter(fact, Side.CLIENT, subject, body, amount=_money(fact, "amount_minor"))]


def remind_of_month(due: Due) -> list[Letter]:
    """To the client: what silence will do, and when."""
    agreement_id, row = month_told(due.id("month_id"))
    if row.is_priced:
        return lines.remind_of_line(due, agreement_id, row)
    about = told_agreement(agreement_id)
    subject = _("The retainer of {month} waits for you")
    body = _("If you do nothing, it counts as approved at {until}: {amount} to {provider}. A question stops that.")
    given = {"month": named(row.month), "until": due.due_at, "amount": row.payable, "provider": about.provider}
    path = _path(about.number, row)
    return [Letter(about.party(Side.CLIENT), subject, body, path, Right.MONEY, given)]


REMINDERS: dict[str, Reminder] = {
    "payments.approve_month": remind_of_month,
    "payments.close_count": remind_of_month,
    "payments.come_due": remind_of_month,
}


def _path(number: int, row: MonthRow) -> str:
    return f"/contracts/{number}/hours/months/{month_name(row.month)}/"


def _money(fact: Fact, name: str) -> Money:
    return Money(fact.number(name), fact.text("currency"))


def _letter(
    fact: Fact, side: Side, subject: Words, body: Words, right: Right = Right.MONEY, **given: object
) -> Letter:
    about, month = told_agreement(fact.subject_id), date.fromisoformat(fact.text("month"))
    told = {"title": about.title, "client": about.client, "provider": about.provider, "month": named(month), **given}
    path = f"/contracts/{about.number}/hours/months/{month_name(month)}/"
    return Letter(about.party(side), subject, body, path, right, told)
