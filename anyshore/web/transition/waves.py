"""Waves: begun, shown at their gate, taken over or given back; and the service as a whole."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from anyshore.kit.errors import Forbidden, NotFound
from anyshore.transition.actions.accept_service import accept_service
from anyshore.transition.actions.accept_wave import accept_wave
from anyshore.transition.actions.begin_wave import begin_wave
from anyshore.transition.actions.return_wave import return_wave
from anyshore.transition.actions.show_wave import show_wave
from anyshore.transition.queries.pages import TransitionPage, WaveRow
from anyshore.web.access import signed_in
from anyshore.web.files.views import stored
from anyshore.web.rendering import page
from anyshore.web.transition.forms import Show, Why, Words
from anyshore.web.transition.reading import act, press, read


@require_POST
@signed_in
def begin(request: HttpRequest, number: int, wave_id: UUID) -> HttpResponse:
    """Begin a wave: its entry criteria are met."""
    _wave(request, number, wave_id, "begin")
    return press(request, begin_wave, number, told=_("The wave runs."), wave_id=wave_id)


@signed_in
def show(request: HttpRequest, number: int, wave_id: UUID) -> HttpResponse:
    """Say that it is ready to be taken over."""
    found, wave = _wave(request, number, wave_id, "show")
    form = Show(request, options={"checked": [(str(n), words) for n, words in enumerate(wave.plan.exit)]})
    if form.accepted():
        given = {
            "wave_id": wave_id,
            "note": form.values["note"],
            "checked": [int(one) for one in form.values["checked"]],
            "file_ids": stored(request, form.values["files"]),
        }
        done = act(request, show_wave, number, form, told=_("It waits at its gate for the client."), **given)
        if done:
            return done
    return page(request, "transition/show.html", t=found, wave=wave, form=form)


@signed_in
def accept(request: HttpRequest, number: int, wave_id: UUID) -> HttpResponse:
    """Take it over: a person opens the gate."""
    found, wave = _wave(request, number, wave_id, "accept")
    form = Words(request)
    if form.accepted():
        done = act(request, accept_wave, number, form, told=_("The gate is open."), wave_id=wave_id, **form.values)
        if done:
            return done
    return page(request, "transition/gate.html", block="dialog", t=found, wave=wave, form=form, verb="accept")


@signed_in
def give_back(request: HttpRequest, number: int, wave_id: UUID) -> HttpResponse:
    """Keep the gate closed, and say why."""
    found, wave = _wave(request, number, wave_id, "return")
    form = Why(request)
    if form.accepted():
        told = _("The gate stays closed. The provider was told why.")
        done = act(request, return_wave, number, form, told=told, wave_id=wave_id, **form.values)
        if done:
            return done
    return page(request, "transition/gate.html", block="dialog", t=found, wave=wave, form=form, verb="return")


@signed_in
def accept_all(request: HttpRequest, number: int) -> HttpResponse:
    """Say that the service is taken over."""
    found = read(request, number, "accept_service")
    form = Words(request)
    if form.accepted():
        given = {"agreement_id": found.agreement_id, **form.values}
        done = act(request, accept_service, number, form, told=_("The service is taken over."), **given)
        if done:
            return done
    return page(request, "transition/gate.html", block="dialog", t=found, wave=None, form=form, verb="service")


def _wave(request: HttpRequest, number: int, wave_id: UUID, verb: str) -> tuple[TransitionPage, WaveRow]:
    found = read(request, number)
    wave = next((one for one in found.waves if one.id == wave_id), None)
    if wave is None:
        raise NotFound()
    if verb not in wave.may:
        raise Forbidden()
    return found, wave
