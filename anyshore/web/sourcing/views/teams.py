"""Teams: an offer that waits for its members, for its lead and for each of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from anyshore.conversations.queries import thread_about
from anyshore.kit.errors import Forbidden, NotAllowed
from anyshore.parties.queries import organisation
from anyshore.sourcing.actions.agree_to_team import agree_to_team
from anyshore.sourcing.actions.call_off_team import call_off_team
from anyshore.sourcing.actions.change_team import change_team
from anyshore.sourcing.actions.decline_team import decline_team
from anyshore.sourcing.actions.remind_member import remind_member
from anyshore.sourcing.actions.send_team_offer import send_team_offer
from anyshore.sourcing.queries.team_view import TeamView, team_view
from anyshore.sourcing.queries.tender_view import tender_view
from anyshore.sourcing.queries.view import request_view
from anyshore.web.access import actor_of, signed_in
from anyshore.web.files.views import stored
from anyshore.web.forms import WayOn
from anyshore.web.rendering import now_of, page, submit
from anyshore.web.sourcing import forms, offers, team_forms
from anyshore.web.sourcing.views.proposals import offer_for, written
from anyshore.web.sourcing.views.requests import words


def _team(request: HttpRequest, offer_id: UUID, verb: str = "") -> TeamView:
    """The offer, for a reader who may do ``verb`` to it; what was sent is left to the action to refuse."""
    found = team_view(actor_of(request), offer_id, at=now_of(request))
    if verb and verb not in found.entitled:
        raise Forbidden()
    if verb and verb not in found.may and request.method != "POST":
        request.way_on = WayOn(_("See how it stands now"), _at(offer_id))  # type: ignore[attr-defined] # read by the page
        raise NotAllowed()
    return found


def _at(offer_id: UUID) -> str:
    return reverse("sourcing:team", args=[offer_id])


@signed_in
def team(request: HttpRequest, offer_id: UUID) -> HttpResponse:
    """The offer with its team: who has agreed, and the reader's own part."""
    found = _team(request, offer_id)
    form = team_forms.Agree(request, initial={"terms_hash": found.hash})
    if form.accepted():
        given = {"terms_hash": form.values["terms_hash"], "a_week": settings.ANYSHORE_PROPOSALS_A_WEEK}
        done = _do(request, agree_to_team, found, form, _("You have agreed."), **given)
        if done:
            return done
        found = _team(request, offer_id)
    questions = _questions(request, found)
    thread = thread_about(actor_of(request), ("team_offer", found.id))
    return page(request, "sourcing/team.html", team=found, form=form, questions=questions, thread=thread, **words())


def _questions(request: HttpRequest, found: TeamView) -> dict[UUID, str]:
    """The client's questions by id, as far as the reader may read them."""
    if found.clearance != "full":
        return {}
    view = request_view(actor_of(request), found.request_number, at=now_of(request))
    return dict(view.screening)


def _do(
    request: HttpRequest, verb: Callable[..., object], found: TeamView, form: Any, told: str, **given: Any
) -> HttpResponse | None:
    return submit(request, verb, to=_at(found.id), form=form, told=told, offer_id=found.id, **given)


@signed_in
def decline(request: HttpRequest, offer_id: UUID) -> HttpResponse:
    """Say that one will not take part on these terms."""
    found = _team(request, offer_id, "decline")
    form = team_forms.DeclineTeam(request)
    if form.accepted():
        done = _do(request, decline_team, found, form, _("The lead knows."), **form.values)
        if done:
            return done
    return page(request, "sourcing/team_decline.html", block="dialog", team=found, form=form)


@signed_in
def call_off(request: HttpRequest, offer_id: UUID) -> HttpResponse:
    """Give it up before it was sent."""
    found = _team(request, offer_id, "call_off")
    form = forms.Why(request)
    if form.accepted():
        done = _do(
            request, call_off_team, found, form, _("It is called off, and every member is told."), **form.values
        )
        if done:
            return done
    return page(request, "sourcing/team_call_off.html", block="dialog", team=found, form=form)


@require_POST
@signed_in
def remind(request: HttpRequest, offer_id: UUID) -> HttpResponse:
    """Remind one member."""
    found = _team(request, offer_id)
    provider = organisation(actor_of(request), request.POST.get("provider", ""))
    told = _("%(name)s is reminded.") % {"name": provider.name}
    return _done(_do(request, remind_member, found, None, told, provider_id=provider.id))


@require_POST
@signed_in
def send(request: HttpRequest, offer_id: UUID) -> HttpResponse:
    """Send what all have agreed to, where that was refused at the last agreement."""
    found = _team(request, offer_id, "send")
    told = _("Your team’s proposal is with the client.")
    return _done(_do(request, send_team_offer, found, None, told, a_week=settings.ANYSHORE_PROPOSALS_A_WEEK))


def _done(answer: HttpResponse | None) -> HttpResponse:
    """What ``submit`` answers where no form is there to take a refusal: it raised it."""
    if answer is None:
        raise TypeError("a refusal without a form is raised")
    return answer


@signed_in
def change(request: HttpRequest, offer_id: UUID) -> HttpResponse:
    """Change the terms or the team: whoever agreed is asked again."""
    found = _team(request, offer_id, "change")
    view = request_view(actor_of(request), found.request_number, at=now_of(request))
    tender = tender_view(actor_of(request), view.row.id, at=now_of(request))
    initial = {**offers.initial_of(found.terms, view.row.currency), "expires_at": found.terms.expires_at}
    form = offer_for(request, view, tender, initial, found.files)
    if form.accepted():
        done = _changed(request, found, form, view.screening)
        if done:
            return done
    return written(request, view, tender, form, waits=found)


def _changed(request: HttpRequest, found: TeamView, form: offers.Offer, questions: Any) -> HttpResponse | None:
    team = team_forms.named(request, form)
    if form.errors:
        return None
    seen = request.POST.get("version", "")
    given = {
        "version": int(seen) if seen.isdecimal() else 0,
        "terms": offers.proposal_terms(form.values, questions, team),
        "file_ids": tuple(stored(request, form.values["files"])),
        "drop_ids": tuple(UUID(one) for one in form.values["drop"]),
    }
    return _do(request, change_team, found, form, _("Each member is asked again, on the new terms."), **given)
