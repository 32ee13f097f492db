"""Mails about expenses."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from anyshore.jobs.notices.letters import Due, Fact, Letter, Words
from anyshore.kit.money import Money
from anyshore.parties.rules import Right
from anyshore.payments import queries
from anyshore.payments.queries import Occasion
from anyshore.payments.queries.expenses import expense_for_mail


def expense_asked(fact: Fact) -> list[Letter]:
    """To the client: answer before the instant."""
    body = _("{words}\n\nAgree or say no by {until}. If you do nothing, it counts as not agreed to.")
    return [
        _to(fact, "client", _("{provider} asks for an expense of {amount}"), body, until=fact.instant("answer_until"))
    ]


def expense_agreed(fact: Fact) -> list[Letter]:
    """To the provider: it may be spent."""
    body = _("{words}\n\nHand in the receipt once you have spent it; it is paid at cost.")
    return [_to(fact, "provider", _("{client} agrees to an expense of {amount}"), body)]


def expense_declined(fact: Fact) -> list[Letter]:
    """To the provider: no, with the reason, or by silence."""
    reason = fact.text("reason")
    if not reason:
        body = _("{words}\n\nNobody answered in time, so it is not to be spent.")
        return [_to(fact, "provider", _("An expense of {amount} is not agreed to"), body)]
    if fact.facts["claimed"] is True:
        subject, body = (
            _("{client} refuses a receipt of {amount}"),
            _("{words}\n\nThe reason given: {reason}. You can hand in another."),
        )
    else:
        subject, body = _("{client} says no to an expense of {amount}"), _("{words}\n\nThe reason given: {reason}")
    return [_to(fact, "provider", subject, body, reason=reason)]


def expense_claimed(fact: Fact) -> list[Letter]:
    """To the client: look at the receipt, and at the rate that converted it."""
    body = _("{words}\n\nAccept it or say no by {until}. If you do nothing, it counts as accepted.")
    until, subject = fact.instant("answer_until"), _("{provider} hands in a receipt of {amount}")
    if not fact.facts.get("receipt_minor"):
        return [_to(fact, "client", subject, body, until=until)]
    receipt = Money(fact.number("receipt_minor"), fact.text("receipt_currency"))
    body = _(
        "{words}\n\nThe receipt says {receipt}; its page says how it became {amount}.\n\nAccept it or say no by {until}. If you do nothing, it counts as accepted."
    )
    return [_to(fact, "client", subject, body, until=until, receipt=receipt)]


def expense_accepted(fact: Fact) -> list[Letter]:
    """To the client's people who handle money: it is to be paid, and until when it can still be refused."""
    subject = _("An expense of {amount} is to be paid")
    if not fact.facts.get("refused_until"):
        body = _("{words}\n\nNobody refused the receipt in time, so it counts as accepted. Pay it to {provider}.")
        return [_to(fact, "client", subject, body, right=Right.MONEY)]
    body = _(
        "{words}\n\nNobody refused the receipt in time, so it counts as accepted. Pay it to {provider}; if it is wrong, you can still refuse it until it is due, {until}."
    )
    return [_to(fact, "client", subject, body, right=Right.MONEY, until=fact.instant("refused_until"))]


def expense_withdrawn(fact: Fact) -> list[Letter]:
    """To the client: there is nothing to answer or to pay any more."""
    body = _("{words}\n\nNothing is paid for it, and there is nothing for you to do.")
    return [_to(fact, "client", _("{provider} drops an expense of {amount}"), body)]


def expense_paid(fact: Fact) -> list[Letter]:
    """To the provider."""
    about = queries.occasion(fact.subject_id)
    subject = (
        _("{client} owes you {amount} for an expense")
        if about.promises
        else _("{amount} for an expense came to your balance")
    )
    return [_to(fact, "provider", subject, "{words}")]


def remind_of_expense(due: Due) -> list[Letter]:
    """To the client: what silence will do."""
    agreement_id, amount, words, claimed = expense_for_mail(due.id("expense_id"))
    about = queries.occasion(agreement_id)
    body = (
        _("{words}\n\nAt {until} its receipt counts as accepted if you do nothing.")
        if claimed
        else _("{words}\n\nAt {until} it counts as not agreed to if you do nothing.")
    )
    given = {"amount": amount, "words": words, "until": due.due_at}
    return [_letter(about, about.client_id, _("An expense of {amount} waits for your answer"), body, given)]


def _to(fact: Fact, side: str, subject: Words, body: Words, *, right: Right = Right.WORK, **given: object) -> Letter:
    about = queries.occasion(fact.subject_id)
    named = {"amount": Money(fact.number("amount_minor"), about.currency), "words": fact.text("words"), **given}
    return _letter(about, about.party(side), subject, body, named, right)


def _letter(
    about: Occasion, to: UUID, subject: Words, body: Words, given: dict[str, object], right: Right = Right.WORK
) -> Letter:
    named = {"client": about.client, "provider": about.provider, "title": about.title, **given}
    return Letter(to, subject, body, f"/contracts/{about.number}/expenses/", right, named)
