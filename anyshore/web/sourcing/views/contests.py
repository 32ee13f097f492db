"""Contests: posted, entered, judged, extended. Prizes are given in contracts' room."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from anyshore.kit.errors import Forbidden, NotFound
from anyshore.kit.money import CURRENCIES
from anyshore.parties.rules import Right, has_right
from anyshore.sourcing.actions.comment_on_entry import comment_on_entry
from anyshore.sourcing.actions.eliminate_entry import eliminate_entry
from anyshore.sourcing.actions.enter_contest import enter_contest
from anyshore.sourcing.actions.extend_contest import extend_contest
from anyshore.sourcing.actions.judge_entry import judge_entry
from anyshore.sourcing.actions.post_contest import post_contest
from anyshore.sourcing.actions.withdraw_entry import withdraw_entry
from anyshore.sourcing.queries.contests import contest_view, entry_view
from anyshore.sourcing.queries.view import RequestView, request_view
from anyshore.web.access import acting_for, actor_of, signed_in, with_right
from anyshore.web.files.views import stored
from anyshore.web.rendering import now_of, page, submit
from anyshore.web.sourcing import contest_forms
from anyshore.web.sourcing.views.requests import words


@signed_in
@with_right(Right.COMMIT)
def new(request: HttpRequest) -> HttpResponse:
    """Post a contest."""
    organisation = acting_for(request)
    chosen = request.POST.get("currency", "")
    currency = chosen if chosen in CURRENCIES else organisation.currency
    form = contest_forms.NewContest(request, initial={"currency": currency}, currencies={"amount": currency})
    if form.accepted():
        given = {
            "terms": contest_forms.request_terms(form.values),
            "contest": contest_forms.contest_terms(form.values),
            "file_ids": tuple(stored(request, form.values["files"])),
        }
        if done := submit(request, post_contest, to=_page_of, form=form, told=_("Your contest is open."), **given):
            return done
    return page(request, "sourcing/contest_new.html", form=form)


def _page_of(made: Any) -> str:
    return reverse("sourcing:request", args=[made.number])


@signed_in
def enter(request: HttpRequest, number: int) -> HttpResponse:
    """Make an entry."""
    view = _seen(request, number, "enter")
    found = contest_view(actor_of(request), number)
    form = contest_forms.Enter(request)
    if form.accepted():
        ids = tuple(stored(request, form.values["files"]))
        given = {"request_id": found.request_id, "words": form.values["words"], "file_ids": ids}
        told, to = _("Your entry stands."), reverse("sourcing:request", args=[number])
        if done := submit(request, enter_contest, to=to, form=form, told=told, **given):
            return done
    return page(request, "sourcing/enter.html", view=view, contest=found, form=form)


def _seen(request: HttpRequest, number: int, verb: str) -> RequestView:
    view = request_view(actor_of(request), number, at=now_of(request))
    if verb not in view.may:
        raise Forbidden()
    return view


@signed_in
def entry(request: HttpRequest, entry_id: UUID) -> HttpResponse:
    """One entry with what is said about it."""
    number, row, said = entry_view(actor_of(request), entry_id)
    view = request_view(actor_of(request), number, at=now_of(request))
    judge = contest_forms.JudgeEntry(request, initial={"rating": str(row.rating or ""), "finalist": row.finalist})
    comment = contest_forms.Comment(request)
    given: dict[str, Any] = {
        "view": view,
        "row": row,
        "said": said,
        "judge": judge,
        "comment": comment,
        "works": has_right(actor_of(request), Right.WORK),
    }
    return page(request, "sourcing/entry.html", **given, **words())


@require_POST
@signed_in
def judge(request: HttpRequest, entry_id: UUID) -> HttpResponse:
    """Rate an entry, and put it among the finalists."""
    form, to = contest_forms.JudgeEntry(request), reverse("sourcing:entry", args=[entry_id])
    if form.accepted():
        rating = int(form.values["rating"]) if form.values["rating"] else None
        given = {"entry_id": entry_id, "rating": rating, "finalist": form.values["finalist"]}
        return submit(request, judge_entry, to=to, told=_("Kept."), **given) or HttpResponseRedirect(to)
    return HttpResponseRedirect(to)


@require_POST
@signed_in
def comment(request: HttpRequest, entry_id: UUID) -> HttpResponse:
    """Say something about an entry."""
    form, to = contest_forms.Comment(request), reverse("sourcing:entry", args=[entry_id]) + "#said"
    if form.accepted():
        done = submit(request, comment_on_entry, to=to, entry_id=entry_id, words=form.values["words"])
        return done or HttpResponseRedirect(to)
    return HttpResponseRedirect(to)


@require_POST
@signed_in
def withdraw(request: HttpRequest, entry_id: UUID) -> HttpResponse:
    """Take an entry back."""
    to = reverse("sourcing:entry", args=[entry_id])
    done = submit(request, withdraw_entry, to=to, told=_("Your entry is withdrawn."), entry_id=entry_id)
    return done or HttpResponseRedirect(to)


@signed_in
def eliminate(request: HttpRequest, entry_id: UUID) -> HttpResponse:
    """Take an entry out of the contest, with a reason."""
    number, row, _said = entry_view(actor_of(request), entry_id)
    if row.mine or not request_view(actor_of(request), number, at=now_of(request)).is_client:
        raise NotFound()
    form = contest_forms.Eliminate(request)
    if form.accepted():
        to, told = reverse("sourcing:request", args=[number]), _("Its author is told why.")
        done = submit(request, eliminate_entry, to=to, form=form, told=told, entry_id=entry_id, **form.values)
        if done:
            return done
    return page(request, "sourcing/eliminate.html", block="dialog", row=row, number=number, form=form)


@signed_in
def extend(request: HttpRequest, number: int) -> HttpResponse:
    """Take entries for longer, once."""
    view = _seen(request, number, "edit")
    found = contest_view(actor_of(request), number)
    form = contest_forms.Extend(request, initial={"until": view.row.proposals_until})
    if form.accepted():
        to, told = reverse("sourcing:request", args=[number]), _("Entries are taken for longer. Every author is told.")
        given = {"request_id": found.request_id, **form.values}
        if done := submit(request, extend_contest, to=to, form=form, told=told, **given):
            return done
    return page(request, "sourcing/extend.html", block="dialog", view=view, form=form)
