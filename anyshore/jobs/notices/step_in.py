"""Mails about services that the client runs itself for a while."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from anyshore.contracts.queries import told_agreement
from anyshore.contracts.queries.step_ins import step_in_told
from anyshore.contracts.rules import Side
from anyshore.jobs.notices.letters import Due, Fact, Letter, Notice, Reminder, Words
from anyshore.kit.money import Money
from anyshore.parties.rules import Right


def announced(fact: Fact) -> list[Letter]:
    """To the provider: what failed, what the client runs, and from when."""
    body = (
        _("What failed: {words}\n\nThe danger does not wait, so {other} may begin at once.")
        if fact.facts["urgent"] is True
        else _("What failed: {words}\n\n{other} may begin on {on}.")
    )
    if fact.facts["by"]:
        body = format_lazy("{0} {1}", body, _("It is run for them by {by}, who is bound to secrecy."))
    body = format_lazy("{0}\n\n{1}", body, _("You give access and help. You can answer; that stops nothing."))
    subject = _("{other} steps in: {what}")
    return [_letter(fact, Side.PROVIDER, subject, body, on=_day(fact, "begins_on"), by=fact.facts["by"])]


def answered(fact: Fact) -> list[Letter]:
    """To the client, in the provider's words."""
    subject = (
        _("{other} disputes that the failure is its own: {what}")
        if fact.facts["disputes"] is True
        else _("{other} answers: {what}")
    )
    return [_letter(fact, Side.CLIENT, subject, "{words}")]


def begun(fact: Fact) -> list[Letter]:
    """To the provider: since when, until when, and what is not owed."""
    body = _("Since {on} {other} runs it. The last day is {last}.")
    if fact.facts["of_month"] is True:
        body = format_lazy("{0} {1}", body, _("For that time the price of the month is not owed."))
    body = format_lazy("{0}\n\n{1}", body, _("Give access and help. Once you can go on, say so and show it."))
    on: dict[str, Any] = {"on": _day(fact, "begun_on"), "last": _day(fact, "last_on")}
    return [_letter(fact, Side.PROVIDER, _("{other} runs it now: {what}"), body, **on)]


def withdrawn(fact: Fact) -> list[Letter]:
    """To the provider: it goes on."""
    return [_letter(fact, Side.PROVIDER, _("{other} does not step in: {what}"), _("You go on with the service."))]


def can_go_on(fact: Fact) -> list[Letter]:
    """To the client: it gives the service back."""
    body = _("{words}\n\nBy the contract you give the service back once they show that they can go on.")
    return [_letter(fact, Side.CLIENT, _("{other} can go on: {what}"), body, right=Right.COMMIT)]


def given_back(fact: Fact) -> list[Letter]:
    """To the provider."""
    body = _("Since {on} the service is yours again. Its price is owed from the day after.")
    return [_letter(fact, Side.PROVIDER, _("{other} gives it back: {what}"), body, on=_day(fact, "back_on"))]


def went_back(fact: Fact) -> list[Letter]:
    """To both sides; to nobody once the agreement is over."""
    if fact.facts["over"] is True:
        return []
    body = _("{on} was the last day, and {client} said nothing. The service is {provider}’s again.")
    subject = _("The service goes back: {what}")
    return [_letter(fact, side, subject, body, on=_day(fact, "back_on")) for side in Side]


def cost_claimed(fact: Fact) -> list[Letter]:
    """To the provider: accept or object."""
    body = _(
        "They claim {sum} beyond the price that is not owed: {words}\n\nAccept it or object. No money moves by it."
    )
    subject = _("{other} claims what it cost to run: {what}")
    return [_letter(fact, Side.PROVIDER, subject, body, right=Right.COMMIT, sum=_sum(fact))]


def cost_accepted(fact: Fact) -> list[Letter]:
    """To the client."""
    body = _("They bear {sum}. No money moves here: agree how it is paid.")
    return [_letter(fact, Side.CLIENT, _("{other} accepts the cost: {what}"), body, sum=_sum(fact))]


def cost_objected(fact: Fact) -> list[Letter]:
    """To the client, with the reasons."""
    body = _("They do not accept {sum}: {words}")
    return [_letter(fact, Side.CLIENT, _("{other} objects to the cost: {what}"), body, sum=_sum(fact))]


def cost_withdrawn(fact: Fact) -> list[Letter]:
    """To the provider."""
    body = _("They claim {sum} no more. There is nothing for you to do.")
    return [_letter(fact, Side.PROVIDER, _("{other} claims no more: {what}"), body, sum=_sum(fact))]


def remind_of_last_day(due: Due) -> list[Letter]:
    """To the client, while it runs the service: what silence will do."""
    found = step_in_told(due.id("step_in_id"))
    if found is None:
        return []
    agreement_id, what, last_on = found
    about = told_agreement(agreement_id)
    body = _("{last} is the last day on which you may run it. Until then you may end that part in writing instead. If you say nothing, the service goes back to {other}.")  # fmt: skip
    given = {"what": what, "last": last_on, "other": about.name(Side.PROVIDER)}
    subject = _("Soon the service goes back: {what}")
    return [Letter(about.client_id, subject, body, _path(about.number), Right.COMMIT, given)]


def _letter(
    fact: Fact, to: Side, subject: Words, body: Words, *, right: Right = Right.WORK, **given: object
) -> Letter:
    about = told_agreement(fact.subject_id)
    named: dict[str, object] = {
        "other": about.name(to.other),
        "client": about.name(Side.CLIENT),
        "provider": about.name(Side.PROVIDER),
        "what": fact.text("what"),
        "words": fact.facts.get("words", ""),
        **given,
    }
    return Letter(about.party(to), subject, body, _path(about.number), right, named)


def _day(fact: Fact, name: str) -> date:
    return date.fromisoformat(fact.text(name))


def _sum(fact: Fact) -> Money:
    return Money(fact.number("amount_minor"), fact.text("currency"))


def _path(number: int) -> str:
    return f"/contracts/{number}/step-in/"


NOTICES: dict[str, Notice] = {
    "StepInAnnounced": announced,
    "StepInAnswered": answered,
    "StepInBegun": begun,
    "StepInWithdrawn": withdrawn,
    "ProviderCanGoOn": can_go_on,
    "ServiceGivenBack": given_back,
    "ServiceWentBack": went_back,
    "StepInCostClaimed": cost_claimed,
    "StepInCostAccepted": cost_accepted,
    "StepInCostObjected": cost_objected,
    "StepInCostWithdrawn": cost_withdrawn,
}
REMINDERS: dict[str, Reminder] = {"contracts.close_step_in": remind_of_last_day}
