"""The library: questions and criteria that an organisation uses again."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from anyshore.kit.errors import NotFound
from anyshore.parties.rules import Right
from anyshore.sourcing.actions.remove_library_set import remove_library_set
from anyshore.sourcing.actions.save_library_set import save_library_set
from anyshore.sourcing.queries.library import library as sets_of
from anyshore.sourcing.queries.requests import draft_terms
from anyshore.sourcing.rules.terms import CriterionTerms
from anyshore.web.access import actor_of, signed_in, with_right
from anyshore.web.rendering import page, submit
from anyshore.web.sourcing import tender_forms


@with_right(Right.WORK)
def library(request: HttpRequest) -> HttpResponse:
    """All sets, and a form for one more; ``from`` takes the criteria of a request."""
    form = tender_forms.LibraryForm(request, initial=_initial(request))
    if form.accepted():
        to, told = reverse("sourcing:library"), _("The set is in your library.")
        done = submit(
            request, save_library_set, to=to, form=form, told=told, terms=tender_forms.library_terms(form.values)
        )
        if done:
            return done
    return page(request, "sourcing/tender/library.html", found=sets_of(actor_of(request)), form=form)


def _initial(request: HttpRequest) -> dict[str, Any]:
    """One's own set or request, to start from."""
    number, name = request.GET.get("from", ""), request.GET.get("set", "")
    if number.isdecimal() and len(number) < 15:
        try:
            _id, _version, terms = draft_terms(actor_of(request), int(number))
        except NotFound:
            return {}
        return {"name": terms.title[:80], "questions": list(terms.questions), "criteria": _lines(terms.criteria or ())}
    found = next((one for one in sets_of(actor_of(request)) if one.name == name), None)
    if found is None:
        return {}
    return {"name": found.name, "questions": list(found.questions), "criteria": _lines(found.criteria)}


def _lines(criteria: tuple[CriterionTerms, ...]) -> list[dict[str, Any]]:
    return [
        {"name": one.name, "weight": one.weight, "kind": one.kind, "guide": one.guide, "anchors": list(one.anchors)}
        for one in criteria
    ]


@require_POST
@signed_in
def remove(request: HttpRequest, set_id: UUID) -> HttpResponse:
    """Take a set out."""
    to = reverse("sourcing:library")
    done = submit(request, remove_library_set, to=to, told=_("The set is gone."), library_set_id=set_id)
    return done or HttpResponseRedirect(to)
