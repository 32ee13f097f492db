"""Mails about questions on a request: asked, answered, or left without an answer on their day."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from anyshore.jobs.notices.addressed import to_client, to_provider
from anyshore.jobs.notices.letters import Due, Fact, Letter
from anyshore.sourcing.queries.clearance import cleared
from anyshore.sourcing.queries.told import (
    asked_about,
    asker,
    askers,
    bidders,
    question_text,
    told_request,
    waits,
)
from anyshore.sourcing.rules.states import ProposalState


def question_asked(fact: Fact) -> list[Letter]:
    """To the client."""
    request, (question, _answer, until) = told_request(fact.subject_id), question_text(fact.id("question_id"))
    body = _(
        "A provider asks about “{title}”:\n\n{question}\n\nEverybody who sees the request reads your answer."
        " Answer by {until}: after that whoever asked is told that you did not."
    )
    return [to_client(request, _("A question: {title}"), body, question=question, until=until)]


def question_missed(fact: Fact) -> list[Letter]:
    """To whoever asked: no answer came, and what they can still do."""
    request, (question, _answer, _until) = told_request(fact.subject_id), question_text(fact.id("question_id"))
    subject = _("No answer so far: {title}")
    body = _(
        "The client has not answered your question about “{title}” in time:\n\n{question}\n\n"
        "It stands unanswered for all to see. You may propose without the answer until {until}, and say what you assume."
    )
    to = asker(fact.id("question_id"))
    return [to_provider(to, request, subject, body, question=question, until=request.proposals_until)]


def question_answered(fact: Fact) -> list[Letter]:
    """To every bidder whose offer stands and everybody who asked something."""
    request, (question, answer, _until) = told_request(fact.subject_id), question_text(fact.id("question_id"))
    everybody = dict.fromkeys([*askers(request.id), *bidders(request.id, ProposalState.SENT)])
    readers = cleared(request.id, everybody)
    subject, body = _("An answer: {title}"), _("A question about “{title}”:\n\n{question}\n\nThe answer:\n\n{answer}")
    return [to_provider(to, request, subject, body, question=question, answer=answer) for to in readers]


def question_waits(due: Due) -> list[Letter]:
    """To the client: a question that waits. Nothing of one that has its answer or whose request has ended."""
    if not waits(due.id("question_id")):
        return []
    question, _answer, until = question_text(due.id("question_id"))
    request = told_request(asked_about(due.id("question_id")))
    subject = _("Answer by {until}: {title}")
    body = _("A question about “{title}” waits for you:\n\n{question}\n\nIf you do not answer, whoever asked is told.")
    return [to_client(request, subject, body, until=until, question=question)]
