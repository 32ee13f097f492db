"""Mails about money that is kept back for defects."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from anyshore.jobs.notices.letters import Due, Fact, Letter, Words
from anyshore.kit.money import Money
from anyshore.payments import queries
from anyshore.payments.queries import Occasion
from anyshore.payments.queries.retention import kept_for_mail


def money_kept_back(fact: Fact) -> list[Letter]:
    """To the provider: how much, and until when."""
    about = queries.occasion(fact.subject_id)
    body = _("It is for {milestone}, and is paid at {until} unless {client} reports a defect before.")
    return [
        _letter(
            about, about.provider_id, _("{amount} is kept back for defects"), body, fact, until=fact.instant("pays_at")
        )
    ]


def kept_money_released(fact: Fact) -> list[Letter]:
    """To the provider."""
    about = queries.occasion(fact.subject_id)
    subject = (
        _("{client} owes you {amount} that was kept back")
        if about.promises
        else _("{amount} that was kept back is released to you")
    )
    body = (
        _("Its day has come, and no defect of {milestone} was reported. The fee is {fee}.")
        if fact.facts["by_day"] is True
        else _("It was kept back of {milestone}, and is paid before its day. The fee is {fee}.")
    )
    return [
        _letter(about, about.provider_id, subject, body, fact, fee=Money(fact.number("fee_minor"), about.currency))
    ]


def defect_reported(fact: Fact) -> list[Letter]:
    """To the provider, with the client's words; the mail about the list of defects tells of one that stands there."""
    if fact.facts.get("listed"):
        return []
    about = queries.occasion(fact.subject_id)
    body = _(
        "{words}\n\n{client} asks {amount} back of what is kept back. Agree to it, or put the defect right and ask for its release."
    )
    return [
        _letter(
            about,
            about.provider_id,
            _("{client} reports a defect in {milestone}"),
            body,
            fact,
            words=fact.text("words"),
        )
    ]


def kept_money_divided(fact: Fact) -> list[Letter]:
    """To both."""
    about = queries.occasion(fact.subject_id)
    reasons = fact.text("reasons")
    given = {
        "back": Money(fact.number("to_client_minor"), about.currency),
        "on": Money(fact.number("to_provider_minor"), about.currency),
        "reasons": reasons,
    }
    body = (
        _("{back} to {client}, {on} to {provider}. The operator’s reasons: {reasons}")
        if reasons
        else _("{back} to {client}, {on} to {provider}, as {client} asked and {provider} agreed.")
    )
    subject = _("What was kept back of {milestone} was divided")
    return [_letter(about, to, subject, body, fact, **given) for to in (about.client_id, about.provider_id)]


def remind_of_kept(due: Due) -> list[Letter]:
    """To the client: a defect is reported before it is paid."""
    agreement_id, milestone, amount = kept_for_mail(due.id("milestone_id"))
    about = queries.occasion(agreement_id)
    given = {"client": about.client, "provider": about.provider, "title": about.title, "milestone": milestone}
    return [
        Letter(
            about.client_id,
            _("{amount} kept back of {milestone} will be paid"),
            _("It is paid to {provider} at {until} if you do nothing. Report a defect before."),
            f"/contracts/{about.number}/",
            given=given | {"amount": amount, "until": due.due_at},
        )
    ]


def _letter(about: Occasion, to: UUID, subject: Words, body: Words, fact: Fact, **given: object) -> Letter:
    named: dict[str, object] = {
        "client": about.client,
        "provider": about.provider,
        "title": about.title,
        "milestone": queries.milestone_title(fact.id("milestone_id")),
    }
    if "amount_minor" in fact.facts:
        named |= {"amount": Money(fact.number("amount_minor"), about.currency)}
    return Letter(to=to, subject=subject, body=body, path=f"/contracts/{about.number}/", given=named | given)
