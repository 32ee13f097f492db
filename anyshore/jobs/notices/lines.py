"""Mails about what is counted and what falls due on fixed days: funded, to report, reported, to come, asked about,
answered, paid, given back."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from anyshore.contracts.queries import told_agreement
from anyshore.contracts.rules import Side
from anyshore.jobs.notices.letters import Due, Fact, Letter, Words
from anyshore.kit.money import Money
from anyshore.parties.rules import Right
from anyshore.payments.queries.months import MonthRow
from anyshore.plumbing import formats

named = lazy(formats.line_text, str)
"""A line with its days, as its reader writes them."""


def line_funded(fact: Fact) -> list[Letter]:
    """To the provider: it is protected."""
    subject, body = _("{line}: funded"), _("{amount} stand ready for it.")
    return [_letter(fact, Side.PROVIDER, subject, body, amount=_money(fact, "amount_minor"))]


def count_awaited(fact: Fact) -> list[Letter]:
    """To the provider: what to report, until when, and what silence does."""
    subject = _("{line}: report the count by {until}")
    body = _(
        "The period is over. Report how much was delivered. Without a report it counts nothing; you can then report it with a later period."
    )
    return [_letter(fact, Side.PROVIDER, subject, body, Right.WORK, until=fact.instant("report_until"))]


def count_reported(fact: Fact) -> list[Letter]:
    """To the client: the count, or that nobody reported one, what it costs, and what silence does."""
    subject = _("{line}: {count} reported, look at it by {until}")
    body = _("It costs {amount}. If you do nothing, it counts as approved then. A question stops that.")
    if fact.person_id is None:
        subject = _("{line}: nobody reported a count, look at it by {until}")
        body = _("What is paid in any case is {amount}. If you do nothing, that counts as approved then.")
    given: dict[str, Any] = {
        "count": fact.number("count"), "until": fact.instant("review_until"), "amount": _money(fact, "price_minor")
    }  # fmt: skip
    return [_letter(fact, Side.CLIENT, subject, body, **given)]


def amount_comes(fact: Fact) -> list[Letter]:
    """To the client: what falls due, when, and that it may object."""
    subject = _("{line}: {amount} fall due at {until}")
    body = _("It falls due by itself. If something is wrong, object until then and say why.")
    given: dict[str, Any] = {"amount": _money(fact, "amount_minor"), "until": fact.instant("review_until")}
    return [_letter(fact, Side.CLIENT, subject, body, **given)]


def line_questioned(fact: Fact) -> list[Letter]:
    """To the provider: the question, and what it does."""
    subject = _("{client} asks about {line}")
    body = _("“{words}” Until you answer, nothing is due by silence. You may give another count, or lower the price.")
    return [_letter(fact, Side.PROVIDER, subject, body, Right.COMMIT, words=fact.text("words"))]


def line_answered(fact: Fact) -> list[Letter]:
    """To the client: the answer, what comes off, and until when."""
    subject = _("{provider} answers your question about {line}")
    body = _("“{words}” Taken off the price: {amount}. If you do nothing, it counts as approved at {until}.")
    given: dict[str, Any] = {
        "words": fact.text("words"), "amount": _money(fact, "off_minor"), "until": fact.instant("review_until")
    }  # fmt: skip
    return [_letter(fact, Side.CLIENT, subject, body, **given)]


def line_paid(fact: Fact) -> list[Letter]:
    """To the provider what came; to the client what is still due."""
    given: dict[str, Any] = {"amount": _money(fact, "amount_minor"), "due": _money(fact, "due_minor")}
    letters = [_letter(fact, Side.PROVIDER, _("{amount} for {line}"), _("It is yours, less the fee."), **given)]
    if fact.number("due_minor"):
        body = _("Less was paid in than it costs. Please pay the rest.")
        letters.append(_letter(fact, Side.CLIENT, _("{due} are due for {line}"), body, **given))
    return letters


def line_returned(fact: Fact) -> list[Letter]:
    """To the client."""
    subject, body = _("{amount} came back from {line}"), _("It was paid in for that and is not owed.")
    return [_letter(fact, Side.CLIENT, subject, body, amount=_money(fact, "amount_minor"))]


def remind_of_line(due: Due, agreement_id: Any, row: MonthRow) -> list[Letter]:
    """To the client what silence will do; to the provider that its report is missing."""
    about = told_agreement(agreement_id)
    given = {"line": named(row.name, row.first_on, row.last_on), "until": due.due_at, "amount": row.payable}
    given["provider"] = about.provider
    path = f"/contracts/{about.number}/lines/{row.id}/"
    if row.step == "to_report":
        body = _("Report how much was delivered by {until}. Without a report it counts nothing.")
        return [Letter(about.party(Side.PROVIDER), _("{line}: the count is missing"), body, path, Right.WORK, given)]
    body = _("If you do nothing, {amount} go to {provider} at {until}. A question stops that.")
    return [Letter(about.party(Side.CLIENT), _("{line} waits for you"), body, path, Right.MONEY, given)]


def _money(fact: Fact, name: str) -> Money:
    return Money(fact.number(name), fact.text("currency"))


def _letter(
    fact: Fact, side: Side, subject: Words, body: Words, right: Right = Right.MONEY, **given: object
) -> Letter:
    about = told_agreement(fact.subject_id)
    first, last = (date.fromisoformat(fact.text(name)) for name in ("month", "last_on"))
    told = {"client": about.client, "provider": about.provider, "line": named(fact.text("line"), first, last), **given}
    return Letter(about.party(side), subject, body, f"/contracts/{about.number}/lines/", right, told)
