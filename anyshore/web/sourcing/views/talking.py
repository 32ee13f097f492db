"""Invitations, questions and answers."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from anyshore.catalogue.queries.finding import providers_with
from anyshore.kit.errors import NotFound
from anyshore.parties.queries import organisation
from anyshore.sourcing.actions.answer_question import answer_question
from anyshore.sourcing.actions.ask_question import ask_question
from anyshore.sourcing.actions.decline_to_propose import decline_to_propose as decline_action
from anyshore.sourcing.actions.invite_provider import invite_provider
from anyshore.web.access import actor_of, signed_in
from anyshore.web.limits import INVITATION, QUESTION, limited
from anyshore.web.rendering import now_of, page, submit
from anyshore.web.sourcing import forms
from anyshore.web.sourcing.views.permitted import permitted


@signed_in
@limited(INVITATION)
def invite(request: HttpRequest, number: int) -> HttpResponse:
    """Find providers and invite them, one by one."""
    view = permitted(request, number, "invite")
    form = forms.Invite(request)
    if form.accepted():
        provider = organisation(actor_of(request), form.values["provider"])
        to, told = reverse("sourcing:invite", args=[number]), _("%(name)s is invited.") % {"name": provider.name}
        given = {"request_id": view.row.id, "provider_id": provider.id, "words": form.values["words"]}
        done = submit(request, invite_provider, to=to, form=form, told=told, **given)
        if done:
            return done
    q = request.GET.get("q", "")[:200]
    found = providers_with(actor_of(request), q, at=now_of(request), category="" if q else view.row.category)
    return page(request, "sourcing/invite.html", view=view, form=form, found=found, q=q)


@signed_in
def decline_to_propose(request: HttpRequest, number: int) -> HttpResponse:
    """Tell the client that one will not propose."""
    view = permitted(request, number, "decline_to_propose")
    form = forms.Why(request)
    if form.accepted():
        told, to = _("The client knows."), reverse("sourcing:request", args=[number])
        done = submit(request, decline_action, to=to, form=form, told=told, request_id=view.row.id, **form.values)
        if done:
            return done
    return page(request, "sourcing/decline_to_propose.html", block="dialog", view=view, form=form)


@signed_in
@limited(QUESTION)
def ask(request: HttpRequest, number: int) -> HttpResponse:
    """Ask the client something."""
    view = permitted(request, number, "ask")
    form = forms.Ask(request)
    if form.accepted():
        to, told = (
            reverse("sourcing:request", args=[number]) + "#questions",
            _("Your question stands with the request."),
        )
        done = submit(request, ask_question, to=to, form=form, told=told, request_id=view.row.id, **form.values)
        if done:
            return done
    return page(request, "sourcing/ask.html", view=view, form=form)


@signed_in
def answer(request: HttpRequest, number: int, question_id: UUID) -> HttpResponse:
    """Answer a question."""
    view = permitted(request, number, "answer")
    question = next((one for one in view.questions if one.id == question_id), None)
    if question is None:
        raise NotFound()
    form = forms.Answer(request)
    if form.accepted():
        to, told = reverse("sourcing:request", args=[number]) + "#questions", _("Every bidder is told.")
        done = submit(request, answer_question, to=to, form=form, told=told, question_id=question_id, **form.values)
        if done:
            return done
    return page(request, "sourcing/answer.html", block="dialog", view=view, question=question, form=form)
