"""Pages of the check whether an individual's work is independent: the result, the questions, and the decision."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from anyshore.contracts.actions.agree_examiner import agree_examiner
from anyshore.contracts.actions.answer_worker_check import answer_worker_check
from anyshore.contracts.actions.comment_on_worker_check import comment_on_worker_check
from anyshore.contracts.actions.decide_worker_check import decide_worker_check
from anyshore.contracts.actions.name_examiner import name_examiner
from anyshore.contracts.queries.worker_checks import CheckRow, ChecksPage, checks_page
from anyshore.contracts.rules.worker_checks import INCOME, Question
from anyshore.insight.queries.contract import Contract
from anyshore.insight.queries.worker_facts import first_answers, worker_facts
from anyshore.kit.errors import NotFound
from anyshore.web.access import actor_of, signed_in
from anyshore.web.contracts import people_forms as forms
from anyshore.web.contracts.check_words import AGAIN, OUTCOMES, answered, known, limits_words, result_words
from anyshore.web.contracts.reading import act, read
from anyshore.web.forms import Form
from anyshore.web.rendering import now_of, page

QUESTIONS = (*map(str, Question), INCOME)
"""The questions in order."""


@signed_in
def listing(request: HttpRequest, number: int) -> HttpResponse:
    """The check that stands, what is known here, and the checks before."""
    found, checks = _all(request, number, "")
    shown: dict[str, Any] = {"answered": answered, "result_words": result_words, "limits_words": limits_words}
    return page(
        request,
        "contracts/worker_check.html",
        c=found,
        checks=checks,
        known=known(worker_facts(found, at=now_of(request))),
        again=AGAIN[checks.again] if checks.again else "",
        outcomes=OUTCOMES,
        now=now_of(request),
        **shown,
    )


@signed_in
def answer(request: HttpRequest, number: int) -> HttpResponse:
    """Answer the six questions."""
    found, checks = _all(request, number, "answer_worker_check")
    facts = worker_facts(found, at=now_of(request))
    form = forms.WorkerAnswers(request, initial=_initial(checks, first_answers(checks, facts)))
    if form.accepted():
        told = _("Kept. %(who)s can read it and say something to it.") % {"who": found.provider.name}
        given = {"agreement_id": found.id, "answers": form.answers()}
        if done := _act(request, answer_worker_check, number, form, told, **given):
            return done
    shown: dict[str, Any] = {"c": found, "form": form, "known": known(facts), "questions": QUESTIONS}
    return page(request, "contracts/worker_answers.html", **shown)


@signed_in
def decide(request: HttpRequest, number: int, check_id: UUID) -> HttpResponse:
    """Say what comes of it."""
    told = _("Kept. The other side is told.")
    return _verb(request, number, check_id, "decide_worker_check", decide_worker_check, forms.Decide(request), told)


@signed_in
def name(request: HttpRequest, number: int, check_id: UUID) -> HttpResponse:
    """Name who looks."""
    told, form = _("Named. The other side is asked to agree."), forms.NameExaminer(request)
    return _verb(request, number, check_id, "decide_worker_check", name_examiner, form, told)


@signed_in
def agree(request: HttpRequest, number: int, check_id: UUID) -> HttpResponse:
    """Agree to who looks."""
    checks = _all(request, number, "agree_examiner")[1]
    examiner = next((one.examiner for one in checks.rows if one.id == check_id), "")
    form = forms.AgreeExaminer(request, initial={"name": examiner})
    return _verb(request, number, check_id, "agree_examiner", agree_examiner, form, _("You agreed."))


@signed_in
def comment(request: HttpRequest, number: int, check_id: UUID) -> HttpResponse:
    """Say something to the check of one's own work."""
    form, told = forms.CommentOnCheck(request), _("Kept. The client is told.")
    return _verb(request, number, check_id, "comment_on_worker_check", comment_on_worker_check, form, told)


def _verb(
    request: HttpRequest,
    number: int,
    check_id: UUID,
    right: str,
    action: Callable[..., Any],
    form: Form,
    told: str,
) -> HttpResponse:
    found, checks = _all(request, number, right)
    row = next((one for one in checks.rows if one.id == check_id), None)
    if row is None:
        raise NotFound()
    if form.accepted() and (done := _act(request, action, number, form, told, check_id=check_id, **form.values)):
        return done
    shown: dict[str, Any] = {"verb": action.__name__, "said": result_words(row.result), "can": _can(row, action)}
    return page(request, "contracts/worker_verb.html", block="dialog", c=found, row=row, form=form, **shown)


def _can(row: CheckRow, action: Callable[..., Any]) -> bool:
    """Whether it can be done to the check as it stands."""
    if action is comment_on_worker_check:
        return row.state != "overtaken"
    if action is decide_worker_check and row.limits.both_name and row.examiner_agreed_at is None:
        return False
    return row.state == "open"


def _initial(checks: ChecksPage, first: dict[str, Any]) -> dict[str, Any]:
    """What stands in the form before it is sent: yes and no in words, and the lines of the last answers."""
    said = {one: {True: forms.YES, False: forms.NO, None: ""}[first[one]] for one in map(str, Question)}
    notes = checks.newest.answers.notes if checks.newest else {}
    return {**said, INCOME: first[INCOME], **{f"{one}_note": words for one, words in notes.items()}}


def _act(
    request: HttpRequest, verb: Callable[..., Any], number: int, form: Form, told: str, **given: Any
) -> HttpResponse | None:
    """Run ``verb`` and go to the check."""
    return act(
        request,
        verb,
        number=number,
        form=form,
        told=told,
        to=reverse("contracts:worker_check", args=[number]),
        **given,
    )


def _all(request: HttpRequest, number: int, verb: str) -> tuple[Contract, ChecksPage]:
    found = read(request, number, verb)
    checks = checks_page(actor_of(request), found.id, at=now_of(request))
    if not checks.rows and not checks.can_be_asked:
        raise NotFound()
    return found, checks
