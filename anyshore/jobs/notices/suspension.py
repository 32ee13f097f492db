"""Mails about work that stops because a payment is late."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from anyshore.jobs.notices.letters import Due, Fact, Letter, Words
from anyshore.kit.money import Money
from anyshore.parties.rules import Right
from anyshore.payments import queries
from anyshore.payments.queries import Occasion
from anyshore.payments.queries.suspension import suspension_told

OVER: dict[str, Words] = {
    "paid": _("What was late is paid."),
    "lifted": _("{provider} let it be. What is late stays owed."),
    "overtaken": _("The contract has ended."),
}
"""How a suspension came to its end."""


def suspension_warned(fact: Fact) -> list[Letter]:
    """To the client: how much, until when, and what happens then."""
    about = queries.occasion(fact.subject_id)
    subject = _("{provider} gives notice: work stops unless you pay by {until}")
    body = (
        _("{amount} is late. If you do nothing, the work on {title} stands still then by itself. {words}")
        if fact.facts["by_itself"] is True
        else _("{amount} is late. Once that time is over, {provider} may stop the work on {title}. {words}")
    )
    given = {"until": fact.instant("cure_until"), "words": fact.text("words")}
    return [_for(Right.MONEY, _letter(about, about.client_id, subject, body, fact, **given))]


def suspension_disputed(fact: Fact) -> list[Letter]:
    """To the provider, with the reasons."""
    about = queries.occasion(fact.subject_id)
    subject = _("{client} disputes that {amount} is owed")
    body = _("{words}\n\nThe work does not stop by itself any more. You may still stop it, at your own risk.")
    return [_for(Right.COMMIT, _letter(about, about.provider_id, subject, body, fact, words=fact.text("words")))]


def suspension_due(fact: Fact) -> list[Letter]:
    """To the provider: the next step is its own."""
    about = queries.occasion(fact.subject_id)
    subject = _("{amount} is still unpaid: you may stop the work")
    body = _("The days that {client} had to pay are over. If you do nothing, the work on {title} goes on.")
    return [_for(Right.COMMIT, _letter(about, about.provider_id, subject, body, fact))]


def work_suspended(fact: Fact) -> list[Letter]:
    """To both."""
    about = queries.occasion(fact.subject_id)
    subject = _("The work on {title} stands still")
    body = _(
        "{amount} is late. Until it is paid nothing new is due from {provider}, and its dates move by that time. Work in review keeps its own date."
    )
    return [_letter(about, party, subject, body, fact) for party in (about.client_id, about.provider_id)]


def suspension_over(fact: Fact) -> list[Letter]:
    """To both where work stood still; to the client where only notice stood, unless its payment ended it."""
    about, how = queries.occasion(fact.subject_id), fact.text("how")
    if fact.facts["stood"] is not True:
        subject = _("The notice about {title} is over: the work does not stop")
        return [_letter(about, about.client_id, subject, OVER[how], fact)]
    if how == "overtaken":
        return []
    subject, parties = _("The work on {title} goes on"), (about.client_id, about.provider_id)
    goes_on = _("{why} The work is taken up again by {until}. Dates that were still to come are due as much later.")
    given = {"until": fact.instant("resumes_by"), "why": OVER[how]}
    return [_letter(about, party, subject, goes_on, fact, **given) for party in parties]


def remind_of_cure(due: Due) -> list[Letter]:
    """To the client: until when to pay."""
    agreement_id, minor, currency, until = suspension_told(due.id("suspension_id"))
    about = queries.occasion(agreement_id)
    given = {"client": about.client, "provider": about.provider, "title": about.title, "until": until}
    return [
        Letter(
            to=about.client_id,
            subject=_("Pay {amount} by {until}, or the work on {title} may stop"),
            body=_(
                "{provider} gave notice. A payment that it confirms ends this at once; you can also dispute the sum."
            ),
            path=f"/contracts/{about.number}/",
            given={**given, "amount": Money(minor, currency)},
            right=Right.MONEY,
        )
    ]


def _letter(about: Occasion, to: UUID, subject: Words, body: Words, fact: Fact, **given: object) -> Letter:
    named = {
        "client": about.client,
        "provider": about.provider,
        "title": about.title,
        "amount": Money(fact.number("amount_minor"), about.currency),
    }
    return Letter(to=to, subject=subject, body=body, path=f"/contracts/{about.number}/", given=named | given)


def _for(right: Right, letter: Letter) -> Letter:
    return replace(letter, right=right)
