"""Pages about single entries: question, answer, be content, take back; and the cap of a line."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from anyshore.contracts.rules import Side
from anyshore.delivery.actions.answer_question import answer_question
from anyshore.delivery.actions.ask_about_entry import ask_about_entry
from anyshore.delivery.actions.correct_entry import correct_entry
from anyshore.delivery.actions.drop_question import drop_question
from anyshore.delivery.actions.lift_cap import lift_cap
from anyshore.web.access import signed_in
from anyshore.web.hours.forms import Answer, Ask, Correct, Lift, line_options
from anyshore.web.hours.reading import act, entry_of, press, read, sheet_of
from anyshore.web.rendering import page


@signed_in
def ask(request: HttpRequest, number: int, week: str, entry_id: UUID) -> HttpResponse:
    """Question an entry."""
    found = read(request, number, week, Side.CLIENT)
    entry, form = entry_of(found, entry_id), Ask(request)
    if form.accepted():
        told = _("Asked. Until it is settled these hours are not approved.")
        done = act(request, ask_about_entry, found, form, told=told, entry_id=entry_id, **form.values)
        if done:
            return done
    return page(request, "hours/entry.html", block="dialog", h=found, verb="ask", entry=entry, form=form)


@signed_in
def answer(request: HttpRequest, number: int, week: str, entry_id: UUID) -> HttpResponse:
    """Answer a question."""
    found = read(request, number, week, Side.PROVIDER)
    entry = entry_of(found, entry_id)
    form = Answer(request, initial={"minutes": entry.minutes})
    if form.accepted():
        done = act(request, answer_question, found, form, told=_("Answered."), entry_id=entry_id, **form.values)
        if done:
            return done
    return page(request, "hours/entry.html", block="dialog", h=found, verb="answer", entry=entry, form=form)


@require_POST
@signed_in
def drop(request: HttpRequest, number: int, week: str, entry_id: UUID) -> HttpResponse:
    """Be content with an entry."""
    found = read(request, number, week, Side.CLIENT)
    entry_of(found, entry_id)
    return press(request, drop_question, found, told=_("Your question is dropped."), entry_id=entry_id)


@signed_in
def correct(request: HttpRequest, number: int, week: str, entry_id: UUID) -> HttpResponse:
    """Take approved hours back, in this week's sheet."""
    found = read(request, number, week, Side.PROVIDER)
    entry, form = entry_of(found, entry_id), Correct(request)
    if form.accepted():
        told = _("They come off this week’s sheet.")
        done = act(request, correct_entry, found, form, told=told, entry_id=entry_id, **form.values)
        if done:
            return done
    return page(request, "hours/entry.html", block="dialog", h=found, verb="correct", entry=entry, form=form)


@signed_in
def lift(request: HttpRequest, number: int, week: str) -> HttpResponse:
    """Let more of a line count, this week."""
    found = read(request, number, week, Side.CLIENT)
    sheet_id, form = sheet_of(found), Lift(request, options={"line": line_options(found)})
    if form.accepted():
        given: dict[str, Any] = {"line": int(form.values["line"]), "minutes": form.values["hours"] * 60}
        done = act(request, lift_cap, found, form, told=_("The cap is lifted."), sheet_id=sheet_id, **given)
        if done:
            return done
    return page(request, "hours/entry.html", block="dialog", h=found, verb="lift", entry=None, form=form)
