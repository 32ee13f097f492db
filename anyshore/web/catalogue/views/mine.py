"""One's own profile: written, shown, hidden."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from anyshore.catalogue import queries
from anyshore.catalogue.actions.add_portfolio_item import add_portfolio_item
from anyshore.catalogue.actions.add_skill import add_skill
from anyshore.catalogue.actions.hide_profile import hide_profile
from anyshore.catalogue.actions.leave_team import leave_team
from anyshore.catalogue.actions.pass_over_skill import pass_over_skill
from anyshore.catalogue.actions.publish_profile import publish_profile
from anyshore.catalogue.actions.remove_portfolio_item import remove_portfolio_item
from anyshore.catalogue.actions.save_certificates import save_certificates
from anyshore.catalogue.actions.save_profile import save_profile
from anyshore.catalogue.actions.save_rates import save_rates
from anyshore.catalogue.actions.save_time import save_time
from anyshore.catalogue.actions.show_in_team import show_in_team
from anyshore.catalogue.queries import people
from anyshore.catalogue.queries.rates import published_rates, rate_card, rate_history
from anyshore.catalogue.queries.time import time_off
from anyshore.catalogue.rules.profiles import Certificate
from anyshore.catalogue.rules.rates import LEVELS, Spread
from anyshore.catalogue.rules.skills import SKILLS
from anyshore.kit.errors import NotFound
from anyshore.parties.queries import OrganisationRow
from anyshore.parties.rules import Right
from anyshore.web.access import actor_of, organisation_of, signed_in, with_right
from anyshore.web.catalogue import forms
from anyshore.web.catalogue.parts import Certificates, RateCard, TeamEntry, Time, rate_lines, rate_rows, time_given
from anyshore.web.files.views import stored
from anyshore.web.rendering import now_of, page, submit
from anyshore.web.skills import skill_text


@signed_in
def mine(request: HttpRequest) -> HttpResponse:
    """One's own profile, or the way to one."""
    row = queries.my_profile(actor_of(request))
    if row is None:
        return HttpResponseRedirect(reverse("catalogue:edit"))
    return HttpResponseRedirect(reverse("catalogue:provider", args=[row.organisation.slug]))


@signed_in
@with_right(Right.WORK)
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
    return page(request, "catalogue/edit.html", form=form, row=row, skills=list(map(skill_text, SKILLS)))


def _initial(request: HttpRequest, row: queries.ProfileView | None) -> dict[str, Any]:
    if row is None:
        organisation: OrganisationRow | None = organisation_of(request)
        return {"rate_currency": organisation.currency if organisation else "EUR"}
    return {
        "headline": row.headline,
        "about": row.about,
        "rate": row.rate,
        "rate_currency": row.rate.currency if row.rate else row.organisation.currency,
        "hours_a_week": row.hours_a_week,
        "available_from": row.available_from,
        "skills": [
            {"skill": skill_text(one.skill), "evidence": one.evidence, "depth": one.depth, "years": one.years}
            for one in row.skills
        ],
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
@with_right(Right.WORK)
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


@signed_in
@with_right(Right.WORK)
def rates(request: HttpRequest) -> HttpResponse:
    """One's rate card, with what others publish beside it."""
    row = _mine(request)
    card = rate_card(row.id)
    form = RateCard(request, initial=rate_rows(card, row.organisation.currency))
    if form.accepted():
        told, to = _("Your rates are saved."), reverse("catalogue:mine")
        lines = rate_lines(form.values, now_of(request).date())
        if done := submit(request, save_rates, form=form, to=to, told=told, lines=lines):
            return done
    history, spread = rate_history(row.id), _spread(request, row)
    return page(request, "catalogue/rates.html", form=form, history=history, spread=spread, levels=LEVELS)


def _spread(request: HttpRequest, row: queries.ProfileView) -> Spread | None:
    """How others price the provider's first skill's kind of work."""
    if not row.skills:
        return None
    currency = row.rate.currency if row.rate else row.organisation.currency
    return published_rates(currency=currency, on=now_of(request).date(), category=row.skills[0].skill.category)


@signed_in
@with_right(Right.WORK)
def time(request: HttpRequest) -> HttpResponse:
    """When one has time: usual hours, and days with other ones."""
    row = _mine(request)
    initial = {
        "hours_a_week": row.hours_a_week,
        "available_from": row.available_from,
        "exceptions": [asdict(one) for one in time_off(row.id)],
    }
    form = Time(request, initial=initial)
    if form.accepted():
        told, to = _("Your hours are saved."), reverse("catalogue:mine")
        if done := submit(request, save_time, form=form, to=to, told=told, **time_given(form.values)):
            return done
    return page(request, "catalogue/time.html", form=form, row=row)


@signed_in
@with_right(Right.WORK)
def certificates(request: HttpRequest) -> HttpResponse:
    """What one is certified in."""
    row = _mine(request)
    form = Certificates(request, initial={"certificates": [asdict(one) for one in people.certificates(row.id)]})
    if form.accepted():
        told, to = _("Your certificates are saved."), reverse("catalogue:mine")
        lines = [Certificate(**line) for line in form.values["certificates"]]
        if done := submit(request, save_certificates, form=form, to=to, told=told, certificates=lines):
            return done
    return page(request, "catalogue/certificates.html", form=form)


@signed_in
def team(request: HttpRequest) -> HttpResponse:
    """Oneself on the company's profile, by one's own will."""
    shown = {one.person_id: one for one in people.team(_mine(request).id)}
    own = shown.get(actor_of(request).acting_person)
    form = TeamEntry(request, initial={"title": own.title, "words": own.words} if own else {})
    if form.accepted():
        told, to = _("You are shown on the profile."), reverse("catalogue:mine")
        if done := submit(request, show_in_team, form=form, to=to, told=told, **form.values):
            return done
    return page(request, "catalogue/team.html", form=form, own=own)


@require_POST
@signed_in
def leave(request: HttpRequest) -> HttpResponse:
    """Be shown no more on the company's profile."""
    to = reverse("catalogue:mine")
    return submit(request, leave_team, to=to, told=_("You are shown no more.")) or HttpResponseRedirect(to)


@require_POST
@signed_in
def take_skill(request: HttpRequest, slug: str) -> HttpResponse:
    """Take up a skill that one's words suggest."""
    to = reverse("catalogue:mine")
    return submit(request, add_skill, to=to, skill=slug) or HttpResponseRedirect(to)


@require_POST
@signed_in
def pass_skill(request: HttpRequest, slug: str) -> HttpResponse:
    """Turn down a skill that one's words suggest."""
    to = reverse("catalogue:mine")
    return submit(request, pass_over_skill, to=to, skill=slug) or HttpResponseRedirect(to)


def _mine(request: HttpRequest) -> queries.ProfileView:
    """One's own profile; where there is none yet, there is nothing to hang this on."""
    row = queries.my_profile(actor_of(request))
    if row is None:
        raise NotFound()
    return row
