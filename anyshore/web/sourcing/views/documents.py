"""Documents: what an organisation keeps, what a request asks for, what was shared on it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from anyshore.kit.errors import Forbidden, NotFound
from anyshore.parties.rules import Right, has_right
from anyshore.sourcing.actions.ask_documents import ask_documents
from anyshore.sourcing.actions.judge_document import judge_document
from anyshore.sourcing.actions.keep_document import keep_document
from anyshore.sourcing.actions.remove_document import remove_document
from anyshore.sourcing.actions.share_document import share_document
from anyshore.sourcing.queries.documents import asked_documents, bidders_documents, own_documents
from anyshore.sourcing.queries.view import RequestView, request_view
from anyshore.web.access import actor_of, signed_in, with_right
from anyshore.web.files.views import stored
from anyshore.web.rendering import now_of, page, submit
from anyshore.web.sourcing import papers


@signed_in
@with_right(Right.WORK)
def mine(request: HttpRequest) -> HttpResponse:
    """The documents of one's own organisation, and a form for one more."""
    form = papers.Paper(request)
    if form.accepted():
        given = {**form.values, "file_ids": tuple(stored(request, form.values["files"]))}
        del given["files"]
        told, to = _("The document is kept."), reverse("sourcing:documents")
        done = submit(request, keep_document, to=to, form=form, told=told, **given)
        if done:
            return done
    found = own_documents(actor_of(request), at=now_of(request))
    return page(request, "sourcing/documents.html", form=form, found=found, **papers.words())


@require_POST
@signed_in
def remove(request: HttpRequest, document_id: UUID) -> HttpResponse:
    """Take a document off one's list."""
    to, told = reverse("sourcing:documents"), _("The document is removed.")
    return submit(request, remove_document, to=to, told=told, document_id=document_id) or HttpResponseRedirect(to)


@signed_in
def asked(request: HttpRequest, number: int) -> HttpResponse:
    """What a request asks for: the client chooses and judges, a provider shares."""
    view = request_view(actor_of(request), number, at=now_of(request))
    if view.clearance != "full":
        raise Forbidden()
    shown = _asked(request, view)
    form = papers.Asked(request, initial=papers.initial_of(shown["rows"]))
    if form.accepted():
        to, told = reverse("sourcing:asked", args=[number]), _("Every bidder sees what you ask for.")
        terms = papers.asked_terms(form.values)
        done = submit(request, ask_documents, to=to, form=form, told=told, request_id=view.row.id, asked=terms)
        if done:
            return done
    return page(request, "sourcing/asked.html", view=view, form=form, **shown, **papers.words())


def _asked(request: HttpRequest, view: RequestView) -> dict[str, Any]:
    """What is asked for, each bidder's papers for the client, and a provider's own."""
    actor, at = actor_of(request), now_of(request)
    return {
        "rows": asked_documents(view.row.id, None if view.is_client else actor.organisation_id, at=at),
        "bidders": bidders_documents(actor, view.row.id, at=at) if view.is_client else [],
        "own": [] if view.is_client else own_documents(actor, at=at),
        "works": has_right(actor, Right.WORK),
    }


@require_POST
@signed_in
def share(request: HttpRequest, number: int, asked_id: UUID) -> HttpResponse:
    """Share one of one's own documents."""
    to, given = reverse("sourcing:asked", args=[number]), request.POST.get("document", "")
    try:
        document_id = UUID(given)
    except ValueError as error:
        raise NotFound() from error
    told = _("The client reads this document now.")
    done = submit(request, share_document, to=to, told=told, asked_id=asked_id, document_id=document_id)
    return done or HttpResponseRedirect(to)


@signed_in
def judge(request: HttpRequest, number: int, shared_id: UUID) -> HttpResponse:
    """Accept or refuse a shared document."""
    view = request_view(actor_of(request), number, at=now_of(request))
    if not view.is_client:
        raise NotFound()
    if not has_right(actor_of(request), Right.WORK):
        raise Forbidden()
    form = papers.Judge(request)
    if form.accepted():
        to, told = reverse("sourcing:asked", args=[number]), _("The bidder is told.")
        done = submit(request, judge_document, to=to, form=form, told=told, shared_id=shared_id, **form.values)
        if done:
            return done
    return page(request, "sourcing/judge.html", block="dialog", view=view, form=form)
