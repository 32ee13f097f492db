"""Many small tasks at once: read a list, choose providers, look at the assignment, change it, send it in one go."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from anyshore.catalogue.rules.skills import SKILLS
from anyshore.contracts.actions.discard_batch import discard_batch
from anyshore.contracts.actions.draft_batch import draft_batch
from anyshore.contracts.actions.plan_batch import plan_batch
from anyshore.contracts.actions.send_batch import send_batch
from anyshore.contracts.queries.batches import batch_view, batches_of, suggested_providers
from anyshore.contracts.rules.sheet import read_tasks
from anyshore.kit.errors import NotFound
from anyshore.kit.money import Money
from anyshore.parties.rules import Right
from anyshore.web.access import actor_of, signed_in, with_right
from anyshore.web.batches import forms, rows
from anyshore.web.batches.words import BAD, COLUMNS, LEFT, REFUSED
from anyshore.web.proof import prove
from anyshore.web.rendering import now_of, page, submit

WORDS: dict[str, Any] = {
    "left": LEFT,
    "refused": REFUSED,
    "columns": COLUMNS,
    "bad_words": BAD,
    "skills": SKILLS,
    "money_of": Money,
}


@signed_in
@with_right(Right.COMMIT)
def batches(request: HttpRequest) -> HttpResponse:
    """One's own batches."""
    return page(request, "batches/batches.html", rows=batches_of(actor_of(request)))


@signed_in
@with_right(Right.COMMIT)
def new(request: HttpRequest) -> HttpResponse:
    """Read a list; what can be taken and what cannot is shown before anything is kept."""
    form = forms.Tasks(request, initial=rows.first_list(request))
    text = rows.text_of(form)
    read = read_tasks(text, form.values["currency"], rows.read_sum) if text is not None else None
    if read is not None and read.tasks and form.values["go"]:
        given = {name: form.values[name] for name in ("title", "currency")}
        if done := submit(request, draft_batch, to=rows.address, form=form, tasks=read.tasks, **given):
            return done
    return page(request, "batches/new.html", form=form, text=text, read=read, **WORDS)


@signed_in
@with_right(Right.COMMIT)
def batch(request: HttpRequest, batch_id: UUID) -> HttpResponse:
    """The assignment of a batch while it is planned, and what became of it once it is sent."""
    view = batch_view(actor_of(request), batch_id, at=now_of(request))
    return page(request, "batches/batch.html", view=view, **rows.shown(view), **WORDS)


@signed_in
@with_right(Right.COMMIT)
def providers(request: HttpRequest, batch_id: UUID) -> HttpResponse:
    """Choose who may get tasks: those of before and those who fit are suggested."""
    actor, at = actor_of(request), now_of(request)
    view = batch_view(actor, batch_id, at=at)
    first = {"version": view.version, "providers": rows.lines(view, suggested_providers(actor, view.plan, at))}
    form = forms.Providers(request, initial=first, currencies={"rate": view.plan.currency})
    chosen = rows.chosen(actor, form) if form.accepted() else None
    if chosen is not None:
        given = {"batch_id": batch_id, "version": form.values["version"], "providers": chosen}
        if done := submit(request, plan_batch, to=rows.path(batch_id), form=form, **given):
            return done
    return page(request, "batches/providers.html", view=view, form=form)


@require_POST
@signed_in
@with_right(Right.COMMIT)
def rule(request: HttpRequest, batch_id: UUID) -> HttpResponse:
    """Fix one thing by hand; the assignment is worked out anew."""
    form = forms.Rule(request)
    ruling = rows.ruling(form)
    if ruling is None:
        raise NotFound()
    given = {"batch_id": batch_id, "version": form.values["version"], "ruling": ruling}
    return submit(request, plan_batch, to=rows.path(batch_id) + "#plan", **given) or batch(request, batch_id)


@require_POST
@signed_in
@with_right(Right.COMMIT)
def send(request: HttpRequest, batch_id: UUID) -> HttpResponse:
    """Offer every task that has a provider."""
    form = forms.Send(request)
    if not form.accepted():
        raise NotFound()
    prove(request, _("You are about to sign every offer of this batch."))
    kept: dict[str, Any] = {"batch_id": batch_id, "fee_bps": settings.ANYSHORE_FEE_BPS, "rail": settings.ANYSHORE_RAIL}
    told = _("The offers are sent. Each provider has a mail.")
    done = submit(request, send_batch, to=rows.path(batch_id), told=told, digest=form.values["digest"], **kept)
    return done or batch(request, batch_id)


@signed_in
@with_right(Right.COMMIT)
def discard(request: HttpRequest, batch_id: UUID) -> HttpResponse:
    """Give up a batch that was not sent."""
    view = batch_view(actor_of(request), batch_id, at=now_of(request))
    form = forms.Empty(request)
    if form.accepted():
        told = _("The batch is gone. Nothing was sent.")
        if done := submit(request, discard_batch, to=reverse("batches:batches"), told=told, batch_id=batch_id):
            return done
    return page(request, "batches/discard.html", block="dialog", view=view, form=form)
