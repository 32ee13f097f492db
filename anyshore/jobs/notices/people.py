"""Mails about people in the work."""

from __future__ import annotations

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from anyshore.contracts.queries import told_agreement
from anyshore.contracts.queries.subcontractors import question_told
from anyshore.contracts.rules import Side
from anyshore.contracts.rules.worker_checks import Outcome
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
    body = (
        _("The contract was over before, so the question is closed.")
        if fact.facts["over"] is True
        else _("Nobody agreed in time, so they may do no part of the work.")
    )
    return [_letter(fact, side, _("{person} is not agreed to: {title}"), body) for side in Side]


def subcontractor_withdrawn(fact: Fact) -> list[Letter]:
    """To the client: there is nothing to answer any more."""
    return [_letter(fact, Side.CLIENT, _("{other} asks for {person} no more"), _("There is nothing for you to do."))]


def subcontractor_left(fact: Fact) -> list[Letter]:
    """To the client."""
    body = _("They do no part of the work any more. Take away what access they had.")
    return [_letter(fact, Side.CLIENT, _("{person} has left: {title}"), body)]


def remind_of_subcontractor(due: Due) -> list[Letter]:
    """To the client: what silence will do, while there is something to answer."""
    found = question_told(due.id("subcontractor_id"))
    if found is None:
        return []
    agreement_id, asked = found
    about = told_agreement(agreement_id)
    body = (
        _("Their part: {what}\n\nIf nobody objects by {until}, they may begin.")
        if asked.silence_agrees
        else _("Their part: {what}\n\nIf nobody agrees by {until}, that is a no.")
    )
    given = {"person": asked.name, "what": asked.part, "until": asked.answer_until}
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


DECIDED: dict[str, Words] = {
    Outcome.INDEPENDENT: _("{other} decided: the work is independent"),
    Outcome.NOT_INDEPENDENT: _("{other} decided: the work is not independent"),
    Outcome.CHANGE: _("{other} decided: the way of working has to change"),
}


def worker_checked(fact: Fact) -> list[Letter]:
    """To the provider, about whom it is."""
    body = (
        _("Signs of employment: {signs} of 6. A person must look. Read the answers, and say what you think of them.")
        if fact.facts["needed"] is True
        else _("Signs of employment: {signs} of 6. Nothing more is needed. You can read the answers and say what you think of them.")
    )  # fmt: skip
    subject = _("{other} answered six questions about your work: {title}")
    return [_about_work(fact, Side.PROVIDER, subject, body, signs=fact.number("signs"))]


def examiner_named(fact: Fact) -> list[Letter]:
    """To the provider: it agrees, or says whom else."""
    body = _("By the contract both sides name who looks. Agree to them, or say whom else you would trust.")
    subject = _("{other} names {person} to look at how you work together")
    return [_about_work(fact, Side.PROVIDER, subject, body, right=Right.COMMIT, person=fact.text("person"))]


def examiner_agreed(fact: Fact) -> list[Letter]:
    """To the client: it can go on."""
    body = _("Let them look at it. Then write down what was decided, and why.")
    subject = _("{other} agrees to {person}: {title}")
    return [_about_work(fact, Side.CLIENT, subject, body, right=Right.COMMIT, person=fact.text("person"))]


def worker_decided(fact: Fact) -> list[Letter]:
    """To the provider, with the reasons."""
    body = _("The reasons: {words}\n\nYou can say something to it.")
    return [_about_work(fact, Side.PROVIDER, DECIDED[fact.text("outcome")], body, words=fact.text("words"))]


def worker_commented(fact: Fact) -> list[Letter]:
    """To the client."""
    body = (
        _("{words}\n\nThey say that an answer is not true, or no longer true. Answer the questions again.")
        if fact.facts["changed"] is True
        else "{words}"
    )
    subject = _("{other} says something to the six answers: {title}")
    return [_about_work(fact, Side.CLIENT, subject, body, words=fact.text("words"))]


def _about_work(
    fact: Fact, to: Side, subject: Words, body: Words, *, right: Right = Right.WORK, **given: object
) -> Letter:
    about = told_agreement(fact.subject_id)
    named: dict[str, object] = {"title": about.title, "other": about.name(to.other), **given}
    return Letter(about.party(to), subject, body, f"/contracts/{about.number}/independence/", right, named)


NOTICES: dict[str, Notice] = {
    "SubcontractorAsked": subcontractor_asked,
    "SubcontractorAgreed": subcontractor_agreed,
    "SubcontractorRefused": subcontractor_refused,
    "SubcontractorLetIn": subcontractor_let_in,
    "SubcontractorLapsed": subcontractor_lapsed,
    "SubcontractorWithdrawn": subcontractor_withdrawn,
    "SubcontractorLeft": subcontractor_left,
    "WorkerChecked": worker_checked,
    "ExaminerNamed": examiner_named,
    "ExaminerAgreed": examiner_agreed,
    "WorkerDecided": worker_decided,
    "WorkerCommented": worker_commented,
}
REMINDERS: dict[str, Reminder] = {"contracts.close_subcontractor": remind_of_subcontractor}
