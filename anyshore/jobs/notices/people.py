"""Mails about people in the work."""

from __future__ import annotations

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from anyshore.contracts.queries import told_agreement
from anyshore.contracts.queries.subcontractors import subcontractor_told
from anyshore.contracts.rules import Side
from anyshore.jobs.notices.letters import Due, Fact, Letter, Notice, Reminder, Words
from anyshore.parties.rules import Right


def subcontractor_asked(fact: Fact) -> list[Letter]:
    """To the client: whom it is asked for, and what no answer does."""
    body = (
        _("Their part: {what}\n\nIf nobody objects by {until}, they may begin.")
        if fact.facts["silence_agrees"] is True
        else _("Their part: {what}\n\nIf nobody agrees by {until}, that is a no.")
    )
    given: dict[str, object] = {"what": fact.text("what"), "until": fact.instant("answer_until")}
    return [
        _letter(fact, Side.CLIENT, _("{other} asks for a subcontractor: {person}"), body, right=Right.COMMIT, **given)
    ]


def subcontractor_agreed(fact: Fact) -> list[Letter]:
    """To the provider."""
    return [_letter(fact, Side.PROVIDER, _("{other} agrees to {person}"), _("They may begin their part of the work."))]


def subcontractor_refused(fact: Fact) -> list[Letter]:
    """To the provider, with the reason."""
    return [_letter(fact, Side.PROVIDER, _("{other} says no to {person}"), _("They may do no part of the work."))]


def subcontractor_let_in(fact: Fact) -> list[Letter]:
    """To both sides."""
    body = _("Nobody objected in time, so they may begin their part of the work.")
    return [_letter(fact, side, _("{person} may work on {title}"), body) for side in Side]


def subcontractor_lapsed(fact: Fact) -> list[Letter]:
    """To both sides."""
    body = _("Nobody agreed in time, so they may do no part of the work.")
    return [_letter(fact, side, _("{person} is not agreed to: {title}"), body) for side in Side]


def subcontractor_withdrawn(fact: Fact) -> list[Letter]:
    """To the client: there is nothing to answer any more."""
    return [_letter(fact, Side.CLIENT, _("{other} asks for {person} no more"), _("There is nothing for you to do."))]


def subcontractor_left(fact: Fact) -> list[Letter]:
    """To the client."""
    body = _("They do no part of the work any more. Take away what access they had.")
    return [_letter(fact, Side.CLIENT, _("{person} has left: {title}"), body)]


def remind_of_subcontractor(due: Due) -> list[Letter]:
    """To the client: what silence will do."""
    agreement_id, person, part, agrees = subcontractor_told(due.id("subcontractor_id"))
    about = told_agreement(agreement_id)
    body = (
        _("Their part: {what}\n\nIf nobody objects by {until}, they may begin.")
        if agrees
        else _("Their part: {what}\n\nIf nobody agrees by {until}, that is a no.")
    )
    given = {"person": person, "what": part, "until": due.due_at}
    subject = _("A subcontractor waits for your answer: {person}")
    return [Letter(about.client_id, subject, body, _path(about.number), Right.COMMIT, given)]


def _letter(
    fact: Fact, to: Side, subject: Words, body: Words, *, right: Right = Right.WORK, **given: object
) -> Letter:
    about, words = told_agreement(fact.subject_id), str(fact.facts.get("words", ""))
    named = {
        "title": about.title, "other": about.name(to.other), "person": fact.text("person"), "words": words, **given,
    }  # fmt: skip
    said = format_lazy("{0}\n\n{1}", body, "{words}") if words else body
    return Letter(about.party(to), subject, said, _path(about.number), right, named)


def _path(number: int) -> str:
    return f"/contracts/{number}/subcontractors/"


NOTICES: dict[str, Notice] = {
    "SubcontractorAsked": subcontractor_asked,
    "SubcontractorAgreed": subcontractor_agreed,
    "SubcontractorRefused": subcontractor_refused,
    "SubcontractorLetIn": subcontractor_let_in,
    "SubcontractorLapsed": subcontractor_lapsed,
    "SubcontractorWithdrawn": subcontractor_withdrawn,
    "SubcontractorLeft": subcontractor_left,
}
REMINDERS: dict[str, Reminder] = {"contracts.close_subcontractor": remind_of_subcontractor}
