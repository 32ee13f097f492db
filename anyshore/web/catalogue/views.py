"""Pages of the catalogue."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from anyshore.catalogue import queries
from anyshore.catalogue.actions.add_portfolio_item import add_portfolio_item
from anyshore.catalogue.actions.hide_profile import hide_profile
from anyshore.catalogue.actions.publish_profile import publish_profile
from anyshore.catalogue.actions.remove_portfolio_item import remove_portfolio_item
from anyshore.catalogue.actions.save_profile import save_profile
from anyshore.catalogue.rules.skills import SKILLS
from anyshore.kit.places import Shoring, shoring, usual_shared_minutes
from anyshore.parties.queries import OrganisationRow
from anyshore.reviews.queries import reviews_about
from anyshore.web.access import actor_of, signed_in
from anyshore.web.catalogue import forms
from anyshore.web.files.views import stored
from anyshore.web.rendering import now_of, page, submit


def providers(request: HttpRequest) -> HttpResponse:
    """Everybody who offers work here, narrowed by words or by kind of work."""
    form = forms.Find(request, get=True)
    found = queries.providers(
        actor_of(request),
        search=request.GET.get("q", "")[:200],
        category=request.GET.get("category", ""),
        after=request.GET.get("after", ""),
    )
    shores = {row.organisation.id: _shore(request, row.organisation) for row in found.rows}
    return page(request, "catalogue/providers.html", form=form, found=found, shores=shores)


def provider(request: HttpRequest, slug: str) -> HttpResponse:
    """One provider, with their reviews."""
    row = queries.profile(actor_of(request), slug)
    return page(
        request,
        "catalogue/provider.html",
        row=row,
        shore=_shore(request, row.organisation),
        shared=_shared(request, row.organisation),
        reviews=reviews_about(row.organisation.id),
    )


def _shore(request: HttpRequest, there: OrganisationRow) -> Shoring | None:
    """Where the provider sits from where the reader's organisation sits; None for strangers and for oneself."""
    here: OrganisationRow | None = request.organisation  # type: ignore[attr-defined]
    if not here or here.id == there.id:
        return None
    return shoring(here.seat, there.seat, on=now_of(request).date(), person=there.is_person)


def _shared(request: HttpRequest, there: OrganisationRow) -> int | None:
    """The minutes of a usual day that both work; None for strangers and for oneself."""
    here: OrganisationRow | None = request.organisation  # type: ignore[attr-defined]
    if not here or here.id == there.id:
        return None
    return usual_shared_minutes(here.seat, there.seat, now_of(request).date())


@signed_in
def mine(request: HttpRequest) -> HttpResponse:
    """One's own profile, or the way to one."""
    row = queries.my_profile(actor_of(request))
    if row is None:
        return HttpResponseRedirect(reverse("catalogue:edit"))
    return HttpResponseRedirect(reverse("catalogue:provider", args=[row.organisation.slug]))


@signed_in
def edit(request: HttpRequest) -> HttpResponse:
    """Write one's profile."""
    row = queries.my_profile(actor_of(request))
    form = forms.Profile(request, initial=_initial(request, row))
    if form.accepted():
        done = submit(
            request,
            save_profile,
            form=form,
            to=reverse("catalogue:mine"),
            told=_("Your profile is saved."),
            details=forms.details(form.values),
        )
        if done:
            return done
    return page(request, "catalogue/edit.html", form=form, row=row, skills=[skill.name for skill in SKILLS.values()])


def _initial(request: HttpRequest, row: queries.ProfileView | None) -> dict[str, Any]:
    if row is None:
        organisation: OrganisationRow | None = request.organisation  # type: ignore[attr-defined]
        return {"rate_currency": organisation.currency if organisation else "EUR"}
    return {
        "headline": row.headline,
        "about": row.about,
        "rate": row.rate,
        "rate_currency": row.rate.currency if row.rate else row.organisation.currency,
        "hours_a_week": row.hours_a_week,
        "available_from": row.available_from,
        "skills": [{"skill": skill.name, "evidence": evidence} for skill, evidence in row.skills],
        "languages": [{"language": code, "level": level} for code, level in row.languages],
    }


@require_POST
@signed_in
def publish(request: HttpRequest) -> HttpResponse:
    """Let everybody read the profile."""
    to = reverse("catalogue:mine")
    return submit(request, publish_profile, to=to, told=_("Everybody can find you now.")) or HttpResponseRedirect(to)


@require_POST
@signed_in
def hide(request: HttpRequest) -> HttpResponse:
    """Let nobody else read the profile."""
    to = reverse("catalogue:mine")
    return submit(request, hide_profile, to=to, told=_("Only you see your profile now.")) or HttpResponseRedirect(to)


@signed_in
def add_work(request: HttpRequest) -> HttpResponse:
    """Show a work."""
    form = forms.Work(request)
    if form.accepted():
        given = dict(form.values)
        ids = stored(request, given.pop("files"))
        done = submit(request, add_portfolio_item, form=form, to=reverse("catalogue:mine"), file_ids=ids, **given)
        if done:
            return done
    return page(request, "catalogue/add_work.html", form=form)


@require_POST
@signed_in
def remove_work(request: HttpRequest, item_id: UUID) -> HttpResponse:
    """Show a work no more."""
    to = reverse("catalogue:mine")
    done = submit(request, remove_portfolio_item, to=to, told=_("The work is gone."), item_id=item_id)
    return done or HttpResponseRedirect(to)
