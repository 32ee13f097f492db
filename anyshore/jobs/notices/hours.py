"""Mails about hours: sheets that wait, questions and answers, what silence will do, and the money of weeks."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from anyshore.contracts.queries import ToldAgreement, told_agreement
from anyshore.contracts.rules import Side
from anyshore.delivery.queries.sheet_page import told_sheet
from anyshore.delivery.rules.weeks import week_name
from anyshore.jobs.notices.letters import Due, Fact, Letter, Reminder, Words
from anyshore.kit.money import Money
from anyshore.parties.rules import Right


def sheet_submitted(fact: Fact) -> list[Letter]:
    """To the client: how much, and what silence will do; to the provider too where Monday submitted it."""
    subject = _("{provider}: {hours} hours in week {week}")
    body = _("Approve them or question entries by {until}. If you do nothing, they count as approved then: {amount}.")
    given: dict[str, Any] = {
        "until": fact.instant("review_until"),
        "amount": _money(fact, "worth_minor"),
        "hours": _hours(fact),
    }
    letters = [_letter(fact, Side.CLIENT, subject, body, **given)]
    if fact.text("by") == "clock":
        told = _("The time for changes is over, so the sheet was submitted. The client answers by {until}: {amount}.")
        letters.append(_letter(fact, Side.PROVIDER, _("The hours of week {week} are submitted"), told, **given))
    return letters


def sheet_taken_back(fact: Fact) -> list[Letter]:
    """To the client: nothing is to be answered."""
    subject = _("{provider} changes the hours of week {week} again")
    return [_letter(fact, Side.CLIENT, subject, _("You need not answer. They will be submitted again."))]


def entry_questioned(fact: Fact) -> list[Letter]:
    """To the provider: the question, and what it does."""
    subject = _("{client} asks about {hours} hours of week {week}")
    body = _("“{words}” Until this is settled these hours are not approved. Answer, or enter fewer.")
    return [_letter(fact, Side.PROVIDER, subject, body, words=fact.text("words"), hours=_hours(fact))]


def entry_answered(fact: Fact) -> list[Letter]:
    """To the client: the answer."""
    subject = _("{provider} answers your question about week {week}")
    body = _("“{words}” It now says {hours} hours. They are paid only if you drop your question.")
    return [_letter(fact, Side.CLIENT, subject, body, words=fact.text("words"), hours=_hours(fact))]


def question_dropped(fact: Fact) -> list[Letter]:
    """To the provider."""
    subject = _("{client} is content with {hours} hours of week {week}")
    body = _("They are approved with the rest of the sheet.")
    return [_letter(fact, Side.PROVIDER, subject, body, hours=_hours(fact))]


def cap_lifted(fact: Fact) -> list[Letter]:
    """To the provider: how much counts."""
    subject = _("{client} pays up to {hours} hours in week {week}")
    return [_letter(fact, Side.PROVIDER, subject, _("The cap is lifted for this week alone."), hours=_hours(fact))]


def sheet_approved(fact: Fact) -> list[Letter]:
    """To the provider; by silence to the client too."""
    given: dict[str, Any] = {"amount": _money(fact, "payable_minor"), "hours": _hours(fact)}
    subject = _("Week {week}: {hours} hours approved")
    if fact.text("by") == "person":
        return [_letter(fact, Side.PROVIDER, subject, _("They are worth {amount}."), **given)]
    body = _("Nobody answered in time, so what was not questioned counts as approved: {amount}.")
    return [_letter(fact, side, subject, body, **given) for side in Side]


def entry_corrected(fact: Fact) -> list[Letter]:
    """To the client: what is taken back."""
    subject = _("{provider} takes {hours} hours back")
    body = _("They come off the sheet of week {week}. The reason: {words}")
    return [_letter(fact, Side.CLIENT, subject, body, words=fact.text("reason"), hours=_hours(fact))]


def week_funded(fact: Fact) -> list[Letter]:
    """To the provider: the week is protected."""
    subject = _("Week {week} is funded")
    body = _("{amount} stand ready for it. What is approved is paid out of that.")
    return [_letter(fact, Side.PROVIDER, subject, body, Right.MONEY, amount=_money(fact, "held_minor"))]


def week_paid(fact: Fact) -> list[Letter]:
    """To the provider what came; to the client what is still due."""
    given: dict[str, Any] = {"amount": _money(fact, "amount_minor"), "due": _money(fact, "due_minor")}
    subject = _("{amount} for week {week}")
    letters = [_letter(fact, Side.PROVIDER, subject, _("It is yours, less the fee."), Right.MONEY, **given)]
    if fact.number("due_minor"):
        body = _("More was approved than was paid in for the week. Please pay the rest.")
        letters.append(_letter(fact, Side.CLIENT, _("{due} are due for week {week}"), body, Right.MONEY, **given))
    return letters


def week_returned(fact: Fact) -> list[Letter]:
    """To the client: back, or on to another week."""
    to = fact.text("carried_to")
    body = _("It was paid in for week {week} and not used.")
    subject = _("{amount} came back from week {week}")
    if to:
        subject = _("{amount} of week {week} are kept for week {next}")
    given: dict[str, Any] = {
        "amount": _money(fact, "amount_minor"),
        "next": week_name(date.fromisoformat(to)) if to else "",
    }
    return [_letter(fact, Side.CLIENT, subject, body, Right.MONEY, **given)]


def remind_of_sheet(due: Due) -> list[Letter]:
    """To the client: what silence will do, and when."""
    told = told_sheet(due.id("sheet_id"))
    about = told_agreement(told.agreement_id)
    subject = _("{hours} hours of week {week} wait for you")
    body = _("If you do nothing, they count as approved at {until}: {amount} to {provider}. A question stops that.")
    given: dict[str, Any] = {
        "until": due.due_at,
        "amount": told.worth,
        "hours": _clock(told.minutes),
        "week": week_name(told.week),
    }
    return [_to(about, Side.CLIENT, subject, body, Right.WORK, **given)]


def remind_of_week(due: Due) -> list[Letter]:
    """To the provider: until when hours can be entered."""
    told = told_sheet(due.id("sheet_id"))
    subject = _("Hours of week {week}: enter them by {until}")
    body = _("Then the sheet is submitted as it stands: {hours} hours, worth {amount}.")
    given: dict[str, Any] = {
        "until": due.due_at,
        "amount": told.worth,
        "hours": _clock(told.minutes),
        "week": week_name(told.week),
    }
    return [_to(told_agreement(told.agreement_id), Side.PROVIDER, subject, body, Right.WORK, **given)]


REMINDERS: dict[str, Reminder] = {
    "payments.approve_by_silence": remind_of_sheet,
    "delivery.close_week": remind_of_week,
}


def _hours(fact: Fact) -> str:
    return _clock(fact.number("minutes"))


def _clock(minutes: int) -> str:
    return f"{minutes // 60}:{minutes % 60:02}"


def _money(fact: Fact, name: str) -> Money:
    return Money(fact.number(name), fact.text("currency"))


def _letter(fact: Fact, side: Side, subject: Words, body: Words, right: Right = Right.WORK, **given: object) -> Letter:
    week = week_name(date.fromisoformat(fact.text("week")))
    return _to(told_agreement(fact.subject_id), side, subject, body, right, week=week, **given)


def _to(about: ToldAgreement, side: Side, subject: Words, body: Words, right: Right, **given: object) -> Letter:
    told = {"title": about.title, "client": about.client, "provider": about.provider, **given}
    path = f"/contracts/{about.number}/hours/{given['week']}/"
    return Letter(about.party(side), subject, body, path, right, told)
