"""Mails about service levels: periods that are over, readings, disputes, misses and their causes, credits."""

from __future__ import annotations

from datetime import date

from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from anyshore.contracts.queries import told_agreement
from anyshore.contracts.rules import Side
from anyshore.delivery.queries.levels import cause_told, period_told
from anyshore.jobs.notices.letters import Due, Fact, Letter, Reminder, Words
from anyshore.kit.money import Money
from anyshore.parties.rules import Right
from anyshore.plumbing import formats

named = lazy(formats.whole_month_text, str)
"""A period as its reader writes it, by its first month."""


def period_ended(fact: Fact) -> list[Letter]:
    """To the provider: what to enter, until when, and what silence does."""
    subject = _("Service levels of {month}: enter readings by {until}")
    body = _("{missing} of them have no reading yet. One without a reading by then counts as missed.")
    given: dict[str, object] = {"until": fact.instant("read_until"), "missing": fact.number("missing")}
    return [_letter(fact, Side.PROVIDER, subject, body, Right.WORK, given)] if fact.number("missing") else []


def readings_done(fact: Fact) -> list[Letter]:
    """To the client: look at them."""
    subject = _("Service levels of {month}: look at the readings by {until}")
    body = _("If you do nothing, they count as entered. Without a reading, and so missed: {missing}.")
    given: dict[str, object] = {"until": fact.instant("review_until"), "missing": fact.number("missing")}
    return [_letter(fact, Side.CLIENT, subject, body, Right.COMMIT, given)]


def reading_disputed(fact: Fact) -> list[Letter]:
    """To the provider: the figure, and until when to answer."""
    subject = _("{client} disputes “{measure}” of {month}")
    body = _("“{words}” If you do not answer by {until}, the client’s figure counts.")
    return [_letter(fact, Side.PROVIDER, subject, body, Right.COMMIT, {"until": fact.instant("answer_until")})]


def dispute_answered(fact: Fact) -> list[Letter]:
    """To the client."""
    subject = _("{provider} answers about “{measure}” of {month}")
    taken = fact.text("taken") == "True"
    body = _("It takes your figure. {words}") if taken else _("It stands by its own: “{words}”")
    return [_letter(fact, Side.CLIENT, subject, body, Right.COMMIT)]


def exclusion_proposed(fact: Fact) -> list[Letter]:
    """To the other side."""
    to = Side.PROVIDER if fact.text("side") == Side.CLIENT else Side.CLIENT
    subject = _("Asked to leave something out of “{measure}” of {month}")
    return [
        _letter(
            fact, to, subject, _("“{words}” It counts only if you agree before the period is closed."), Right.COMMIT
        )
    ]


def exclusion_answered(fact: Fact) -> list[Letter]:
    """To the side that asked."""
    to = Side.PROVIDER if fact.text("side") == Side.CLIENT else Side.CLIENT
    agreed = fact.text("agreed") == "True"
    subject = _("“{measure}” of {month}: agreed") if agreed else _("“{measure}” of {month}: not agreed")
    return [_letter(fact, to, subject, _("What was asked: “{words}”"), Right.COMMIT)]


def period_closed(fact: Fact) -> list[Letter]:
    """To both: how it came out, and what comes off."""
    credit = Money(fact.number("credit_minor"), fact.text("currency"))
    subject = _("Service levels of {month}: {missed} missed")
    body = _("The period is closed. Credits of {credit} come off the next payment by themselves.")
    if not credit:
        body = _("The period is closed. Nothing is credited.")
    given: dict[str, object] = {"missed": fact.number("missed"), "credit": credit}
    return [_letter(fact, side, subject, body, Right.MONEY, given) for side in Side]


def cause_asked(fact: Fact) -> list[Letter]:
    """To the provider."""
    subject = _("“{measure}” was missed in {month}: report the cause by {until}")
    body = _("Say what caused it and what you do about it. Both sides read it.")
    return [_letter(fact, Side.PROVIDER, subject, body, Right.COMMIT, {"until": fact.instant("until")})]


def cause_reported(fact: Fact) -> list[Letter]:
    """To the client."""
    subject = _("{provider} reports the cause of “{measure}” in {month}")
    return [_letter(fact, Side.CLIENT, subject, _("“{words}”"), Right.WORK)]


def cause_missing(fact: Fact) -> list[Letter]:
    """To both."""
    subject = _("The cause of “{measure}” in {month} is not reported")
    return [_letter(fact, side, subject, _("The time for the report is over."), Right.COMMIT) for side in Side]


def failed_chronically(fact: Fact) -> list[Letter]:
    """To both: what the client may do now."""
    subject = _("“{measure}” has failed chronically")
    body = _("{client} may end the contract for cause, without another time to put it right.")
    return [_letter(fact, side, subject, body, Right.COMMIT) for side in Side]


def credit_used(fact: Fact) -> list[Letter]:
    """To both: the payment is smaller."""
    subject, body = _("Credits of {amount} came off a payment"), _("The payment is lower by so much.")
    place = "claims" if str(fact.facts.get("of_claims")) == "True" else "levels"
    return [_of_credit(fact, side, subject, body, place=place) for side in Side]


def credit_earned_back(fact: Fact) -> list[Letter]:
    """To both."""
    subject, body = (
        _("A credit of {amount} is earned back"),
        _("“{measure}” was good for as long as the contract says."),
    )
    return [_of_credit(fact, side, subject, body, {"measure": fact.text("measure")}) for side in Side]


def credits_settled(fact: Fact) -> list[Letter]:
    """To both."""
    owed = fact.text("owed") == "True"
    subject = _("{provider} owes {amount} of service credits") if owed else _("{amount} of service credits lapse")
    return [
        _of_credit(fact, side, subject, _("The contract has ended, and no payment is left for them.")) for side in Side
    ]


def remind_of_readings(due: Due) -> list[Letter]:
    """To the provider: silence counts as missed."""
    agreement_id, period = period_told(due.id("period_id"))
    about = told_agreement(agreement_id)
    subject = _("Service levels of {month}: readings by {until}")
    body = _("A level without a reading by then counts as missed.")
    given = {"month": named(period), "until": due.due_at}
    return [Letter(about.party(Side.PROVIDER), subject, body, _path(about.number, period), Right.WORK, given)]


def remind_of_levels(due: Due) -> list[Letter]:
    """To the client: silence counts as entered."""
    agreement_id, period = period_told(due.id("period_id"))
    about = told_agreement(agreement_id)
    subject = _("Service levels of {month} wait for you")
    body = _("If you do nothing, they count as entered at {until}.")
    given = {"month": named(period), "until": due.due_at}
    return [Letter(about.party(Side.CLIENT), subject, body, _path(about.number, period), Right.COMMIT, given)]


def remind_of_cause(due: Due) -> list[Letter]:
    """To the provider: the report is due."""
    agreement_id, period, measure = cause_told(due.id("result_id"))
    about = told_agreement(agreement_id)
    subject = _("“{measure}” was missed in {month}: report the cause by {until}")
    body = _("Say what caused it and what you do about it. Both sides read it.")
    given = {"month": named(period), "until": due.due_at, "measure": measure}
    return [Letter(about.party(Side.PROVIDER), subject, body, _path(about.number, period), Right.COMMIT, given)]


REMINDERS: dict[str, Reminder] = {
    "delivery.finish_readings": remind_of_readings,
    "payments.close_levels": remind_of_levels,
    "delivery.miss_cause": remind_of_cause,
}


def _path(number: int, period: date) -> str:
    return f"/contracts/{number}/levels/{period.isoformat()}/"


def _letter(
    fact: Fact, side: Side, subject: Words, body: Words, right: Right, given: dict[str, object] | None = None
) -> Letter:
    about, period = told_agreement(fact.subject_id), date.fromisoformat(fact.text("period"))
    told: dict[str, object] = {"title": about.title, "client": about.client, "provider": about.provider}
    told |= {"month": named(period), "measure": fact.facts.get("measure", ""), "words": fact.facts.get("words", "")}
    return Letter(about.party(side), subject, body, _path(about.number, period), right, told | (given or {}))


def _of_credit(
    fact: Fact,
    side: Side,
    subject: Words,
    body: Words,
    given: dict[str, object] | None = None,
    *,
    place: str = "levels",
) -> Letter:
    about = told_agreement(fact.subject_id)
    told: dict[str, object] = {"client": about.client, "provider": about.provider}
    told["amount"] = Money(fact.number("amount_minor"), fact.text("currency"))
    path = f"/contracts/{about.number}/{place}/"
    return Letter(about.party(side), subject, body, path, Right.MONEY, told | (given or {}))
