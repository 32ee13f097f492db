"""Writing a request: new, draft, edit, publish, discard."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from anyshore.catalogue.rules.skills import SKILLS
from anyshore.catalogue.rules.suggestions import suggest_category, suggest_skills
from anyshore.kit.actor import ActorKind
from anyshore.kit.errors import NotFound
from anyshore.parties.queries import OrganisationRow, organisation
from anyshore.parties.rules import Right
from anyshore.plumbing.files import AttachedFile
from anyshore.sourcing.actions.discard_request import discard_request
from anyshore.sourcing.actions.edit_request import edit_request
from anyshore.sourcing.actions.post_request import post_request
from anyshore.sourcing.actions.publish_request import publish_request
from anyshore.sourcing.actions.repost_request import repost_request
from anyshore.sourcing.actions.save_request import save_request
from anyshore.sourcing.queries.library import library
from anyshore.sourcing.queries.requests import draft_terms
from anyshore.sourcing.queries.view import RequestView, request_view
from anyshore.sourcing.rules.states import RequestState
from anyshore.sourcing.rules.terms import LOCKED, RequestTerms
from anyshore.web.access import actor_of, organisation_of, signed_in, with_right
from anyshore.web.files.views import stored
from anyshore.web.rendering import now_of, page, submit
from anyshore.web.skills import skill_text
from anyshore.web.sourcing import forms, rows, secrecy
from anyshore.web.sourcing.offers import listed
from anyshore.web.sourcing.views.brief import score_of, with_line
from anyshore.web.sourcing.views.guests import begin
from anyshore.web.sourcing.views.permitted import entitled, permitted
from anyshore.web.sourcing.views.requests import words


def new(request: HttpRequest) -> HttpResponse:
    """Post a request: short, with everything else folded under More. Without an account, the short one."""
    if actor_of(request).kind is ActorKind.ANONYMOUS:
        return begin(request)
    return _new(request)


@with_right(Right.WORK)
def _new(request: HttpRequest) -> HttpResponse:
    with_line(request)
    invited = _invited(request)
    form = _form(request, {**_own(request), "invite": invited.slug if invited else ""})
    if form.accepted():
        done = _save(request, form, None, invited, None)
        if done:
            return done
    return page(request, "sourcing/write.html", form=form, view=None, locked=False, invited=invited, **_lists(form))


@signed_in
def edit(request: HttpRequest, number: int) -> HttpResponse:
    """Change a draft, or write the next version of an open request."""
    request_id, _version, terms = draft_terms(actor_of(request), number)
    seen = request_view(actor_of(request), number, at=now_of(request))
    view = permitted(request, number, "change_draft" if seen.row.state == RequestState.DRAFT else "edit")
    with_line(request)
    form = _form(request, secrecy.initial_of(terms), view.files)
    if form.accepted():
        draft = view.row.state == RequestState.DRAFT
        done = _save(request, form, request_id, None, terms) if draft else _edit(request, form, view, terms)
        if done:
            return done
    return page(request, "sourcing/write.html", form=form, view=view, locked=view.locked, invited=None, **_lists(form))


def _form(request: HttpRequest, initial: dict[str, Any], attached: Sequence[AttachedFile] = ()) -> secrecy.Full:
    """The form, with the sets of the reader's library to choose from, and the files that may go again."""
    sets = [("", _("None")), *((one.name, one.name) for one in library(actor_of(request)))]
    return secrecy.Full(request, initial=initial, options={"library": sets, "drop": listed(attached)})


def _terms(request: HttpRequest, form: secrecy.Full, standing: RequestTerms | None) -> RequestTerms:
    """The posted terms: with a set of the library, where one is chosen, and with the guides that stood before."""
    own: OrganisationRow | None = organisation_of(request)
    terms = secrecy.request_terms(form.values, own.name if own else "", own.country if own else "")
    name = form.values.get("library")
    chosen = next((one for one in library(actor_of(request)) if name and one.name == name), None)
    if chosen is not None:
        return replace(
            terms, questions=chosen.questions or terms.questions, criteria=chosen.criteria or terms.criteria
        )
    guides = {one.name: one.anchors for one in (standing.criteria if standing else None) or ()}
    kept = (
        None
        if terms.criteria is None
        else tuple(replace(one, anchors=guides.get(one.name, ())) for one in terms.criteria)
    )
    return replace(terms, criteria=kept)


def _save(
    request: HttpRequest,
    form: secrecy.Full,
    request_id: UUID | None,
    invited: OrganisationRow | None,
    standing: RequestTerms | None,
) -> HttpResponse | None:
    """Publish, or keep as a draft: the button says which."""
    given: dict[str, Any] = {
        "terms": _terms(request, form, standing),
        "request_id": request_id,
        "file_ids": tuple(stored(request, form.values["files"])),
        "drop_ids": tuple(UUID(one) for one in form.values["drop"]),
    }
    if "draft" in request.POST:
        return submit(
            request, save_request, to=_page_of, form=form, told=_("Kept as a draft. Only you see it."), **given
        )
    invite_ids = (invited.id,) if invited else ()
    return submit(
        request, post_request, to=_page_of, form=form, told=_("Your request is open."), invite_ids=invite_ids, **given
    )


def _edit(request: HttpRequest, form: secrecy.Full, view: RequestView, standing: RequestTerms) -> HttpResponse | None:
    """Publish the next version. What is locked stays as it stands, whatever was posted."""
    seen, terms = request.POST.get("version", ""), _terms(request, form, standing)
    if view.locked:
        terms = replace(terms, **{name: getattr(standing, name) for name in LOCKED})
    return submit(
        request,
        edit_request,
        to=_page_of,
        form=form,
        told=_("The new version is published. Every bidder is told."),
        request_id=view.row.id,
        version=int(seen) if seen.isdecimal() else view.version,
        terms=terms,
        file_ids=tuple(stored(request, form.values["files"])),
        drop_ids=tuple(UUID(one) for one in form.values["drop"]),
    )


def _page_of(made: Any) -> str:
    return reverse("sourcing:request", args=[made.number])


def _own(request: HttpRequest) -> dict[str, Any]:
    own: OrganisationRow | None = organisation_of(request)
    return {"currency": own.currency if own else "EUR"}


def _invited(request: HttpRequest) -> OrganisationRow | None:
    """The provider from whose page one comes, who is invited when the request is posted."""
    slug = request.POST.get("invite", "") or request.GET.get("invite", "")
    try:
        return organisation(actor_of(request), slug) if slug else None
    except NotFound:
        return None


def _lists(form: secrecy.Full) -> dict[str, Any]:
    return {"found": score_of(form), "skills": list(map(skill_text, SKILLS)), **words()}


def guess(request: HttpRequest) -> HttpResponse:
    """What the words written so far suggest: shown below the title where scripts run."""
    text = request.GET.get("title", "")[:200]
    slug = suggest_category(text)
    found = [rows.category_name(slug, "")] if slug else []
    skills = [skill_text(one.skill) for one in suggest_skills(text, 4)]
    return page(request, "sourcing/guess.html", category=found, skills=skills)


@require_POST
@signed_in
def publish(request: HttpRequest, number: int) -> HttpResponse:
    """Publish a draft as it is."""
    request_id, _version, _terms = draft_terms(actor_of(request), number)
    to = reverse("sourcing:request", args=[number])
    done = submit(request, publish_request, to=to, told=_("Your request is open."), request_id=request_id)
    return done or HttpResponseRedirect(to)


@require_POST
@signed_in
def again(request: HttpRequest, number: int) -> HttpResponse:
    """Copy a request that ended without an award into a draft with fresh dates."""
    view = entitled(request, number, "repost")
    told = _("Here is your request again, as a draft with fresh dates. Read it, then publish it.")
    to = reverse("sourcing:request", args=[number])
    return submit(request, repost_request, to=_page_of, told=told, request_id=view.row.id) or HttpResponseRedirect(to)


@signed_in
def discard(request: HttpRequest, number: int) -> HttpResponse:
    """Throw a draft away."""
    request_id, _version, terms = draft_terms(actor_of(request), number)
    permitted(request, number, "change_draft")
    form = forms.Empty(request)
    if form.accepted():
        to = reverse("sourcing:mine")
        done = submit(request, discard_request, to=to, form=form, told=_("The draft is gone."), request_id=request_id)
        if done:
            return done
    return page(request, "sourcing/discard.html", block="dialog", form=form, terms=terms, number=number)
