"""Mails about approvals, to the people who are asked and the one who asked."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from anyshore.approvals.queries.told import ToldApproval, answers_told, told_approval
from anyshore.contracts.queries.held import went_out
from anyshore.jobs.notices.letters import Due, Fact, Note, Notice, Reminder, Silent, Words
from anyshore.parties.queries import Reader


def approval_asked(fact: Fact) -> list[Note]:
    """To those who may answer now."""
    return _asking(told_approval(fact.subject_id, at=fact.at))


def turn_came(fact: Fact) -> list[Note]:
    """To the next one in turn."""
    return _asking(told_approval(fact.subject_id, at=fact.at))


def _asking(about: ToldApproval) -> list[Note]:
    body = _("{asker} asks you to agree: “{title}”. If nobody decides by {until}, it lapses and nothing is approved.")
    return _notes(about.asked, about, _("Your approval is asked: {title}"), _with_words(body, about.words))


def approval_given(fact: Fact) -> list[Note]:
    """To the one who asked."""
    about = told_approval(fact.subject_id, at=fact.at)
    body = (
        _("Agreed: “{title}”. It has gone out, exactly as it was signed.")
        if went_out(fact.subject_id)
        else _("Agreed: “{title}”. You can go on; the approval counts for exactly what you asked about.")
    )
    return _notes(about.asker, about, _("Approved: {title}"), body)


def approval_declined(fact: Fact) -> list[Note]:
    """To the one who asked, with the words of those who declined."""
    about = told_approval(fact.subject_id, at=fact.at)
    said = "\n".join(f"{who}: {words}" for who, answer, words in answers_told(about.id) if answer == "declined")
    body = _with_words(_("Not agreed: “{title}”. Nothing was changed. Change it and ask again, or leave it."), said)
    return _notes(about.asker, about, _("Declined: {title}"), body, words=said)


def approval_withdrawn(fact: Fact) -> list[Note]:
    """To those who were asked and need not answer any more."""
    about = told_approval(fact.subject_id, at=fact.at)
    body = (
        _("You need not answer any more about “{title}”: it has changed or is gone.")
        if fact.facts["overtaken"] is True
        else _("You need not answer any more about “{title}”: the question was withdrawn.")
    )
    return _notes(about.asked, about, _("Not asked any more: {title}"), body)


def approval_lapsed(fact: Fact) -> list[Note]:
    """To the one who asked, and those who did not answer."""
    about = told_approval(fact.subject_id, at=fact.at)
    body = _("Nobody decided in time about “{title}”. It lapsed: nothing is approved. It can be asked again.")
    return _notes([*about.asker, *about.asked], about, _("Lapsed: {title}"), body)


def approval_lapses(due: Due) -> list[Note]:
    """To those who may answer now: what silence will do."""
    about = told_approval(due.id("approval_id"), at=due.due_at)
    body = _(
        "{asker} waits for your answer: “{title}”. If nobody decides by {until}, it lapses and nothing is approved."
    )
    return _notes(about.asked, about, _("Answer by {until}: {title}"), body)


def _notes(readers: Iterable[Reader], about: ToldApproval, subject: Words, body: Words, words: str = "") -> list[Note]:
    told = format_lazy("{0}\n\n{1}", body, _("The sum: {amount}")) if about.amount else body
    given = {
        "title": about.title,
        "amount": about.amount or "",
        "asker": about.asked_by,
        "until": about.answer_until,
        "words": words or about.words,
    }
    return [
        Note(
            email=reader.email,
            locale=reader.locale,
            timezone=reader.timezone,
            subject=subject,
            body=told,
            path=f"/approvals/{about.id}/",
            given=given,
        )
        for reader in readers
    ]


def _with_words(body: Words, words: str) -> Words:
    return format_lazy("{0}\n\n{1}", body, "{words}") if words else body


NOTICES: dict[str, Notice] = {
    "RuleSet": Silent("an owner did it; the settings show it"),
    "RuleRetired": Silent("an owner did it; the settings show it"),
    "GroupSaved": Silent("an owner did it; the settings show it"),
    "RateStated": Silent("an owner did it; the settings show it"),
    "AbsenceSet": Silent("the settings show it, and who stands in gets each question"),
    "AbsenceEnded": Silent("the settings show it"),
    "ApprovalAsked": approval_asked,
    "TurnCame": turn_came,
    "ApproverAnswered": Silent("the approval's page shows it; the outcome is a mail"),
    "ApprovalGiven": approval_given,
    "ApprovalDeclined": approval_declined,
    "ApprovalWithdrawn": approval_withdrawn,
    "ApprovalLapsed": approval_lapsed,
}
REMINDERS: dict[str, Reminder] = {"approvals.lapse_approval": approval_lapses}
