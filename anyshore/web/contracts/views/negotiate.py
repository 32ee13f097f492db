"""Negotiating: the contract clause by clause, suggestions and the answers to them, the next version."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from anyshore.contracts.actions.accept_suggestion import accept_suggestion
from anyshore.contracts.actions.mark_negotiation_read import mark_negotiation_read
from anyshore.contracts.actions.reconsider_suggestion import reconsider_suggestion
from anyshore.contracts.actions.refuse_suggestion import refuse_suggestion
from anyshore.contracts.actions.suggest_changes import suggest_changes
from anyshore.contracts.actions.withdraw_suggestion import withdraw_suggestion
from anyshore.contracts.queries.suggestions import SuggestionRow, suggestions_of
from anyshore.contracts.rules.places import WHOLE
from anyshore.contracts.rules.suggestions import Change, SuggestionState, suggested
from anyshore.insight.queries.contract import Contract
from anyshore.kit.errors import NotFound
from anyshore.plumbing.actions import perform
from anyshore.web.access import actor_of, signed_in
from anyshore.web.contracts import words
from anyshore.web.contracts.changes import between
from anyshore.web.contracts.clause_library import language_of
from anyshore.web.contracts.forms import NextVersion
from anyshore.web.contracts.negotiating import negotiation_of, row_id
from anyshore.web.contracts.place_words import heading_of
from anyshore.web.contracts.reading import read, standing
from anyshore.web.contracts.sending import asks, writing
from anyshore.web.contracts.suggest_form import OUT, RowForm, Why, clauses_to_add, row_form
from anyshore.web.proof import prove
from anyshore.web.rendering import now_of, page, submit

VERBS: Mapping[str, tuple[Callable[..., Any], str | Promise]] = {
    "accept": (accept_suggestion, gettext_lazy("Accepted. It comes into the next version.")),
    "refuse": (refuse_suggestion, gettext_lazy("Refused. The other side reads it.")),
    "withdraw": (withdraw_suggestion, gettext_lazy("Your suggestion is taken back.")),
    "reconsider": (reconsider_suggestion, gettext_lazy("The suggestion is open again.")),
}
"""What can be done to a suggestion, with what is said then."""
ANSWERED = ("accept", "refuse")


@signed_in
def negotiate(request: HttpRequest, number: int) -> HttpResponse:
    """The contract clause by clause, with what was suggested beside each."""
    found = read(request, number)
    n = negotiation_of(request, found)
    if n.fresh:
        perform(mark_negotiation_read, actor=actor_of(request), at=now_of(request), agreement_id=found.id)
    return page(request, "contracts/negotiate.html", c=found, n=n, words=words)


@signed_in
def suggest(request: HttpRequest, number: int) -> HttpResponse:
    """Suggest another wording or number for one row."""
    found, row = read(request, number, "suggest"), request.GET.get("row", "")[:60]
    if row == "clauses.+":
        return _choose_clause(request, found)
    asked, why = row_form(request, found.page.content, row), Why(request, initial=_seen(found))
    out = bool(request.POST.get(OUT)) and asked.can_go
    if out:
        asked.form.errors.clear()
    if why.accepted() and (out or asked.form.accepted()) and (done := _suggested(request, found, row, asked, why)):
        return done
    heading = heading_of(found.page.content, row, language_of(""))
    return page(
        request, "contracts/suggest.html", c=found, row=row, heading=heading, asked=asked, form=asked.form, why=why
    )


def _seen(contract: Contract) -> dict[str, Any]:
    return {"version_hash": contract.page.version_hash}


def _choose_clause(request: HttpRequest, found: Contract) -> HttpResponse:
    pick = request.GET.get("pick", "")
    if pick:
        address = reverse("contracts:suggest", args=[found.number])
        return HttpResponseRedirect(f"{address}?row=clauses.{pick}")
    return page(request, "contracts/suggest_clause.html", c=found, choices=clauses_to_add(request, found.page.content))


def _suggested(request: HttpRequest, found: Contract, row: str, asked: RowForm, why: Why) -> HttpResponse | None:
    to = {WHOLE: None} if request.POST.get(OUT) else asked.read(asked.form.values)
    given = {"agreement_id": found.id, "changes": [Change(row, to)], **why.values}
    at = f"{address(found.number)}#{row_id(row)}"
    told = _("Your suggestion stands beside the clause. The other side answers it.")
    return submit(request, suggest_changes, form=asked.form, to=at, told=told, **given)


@require_POST
@signed_in
def answer(request: HttpRequest, number: int, suggestion: int, verb: str) -> HttpResponse:
    """Accept or refuse a suggestion, take it back, or take one's answer back."""
    found = read(request, number)
    rows = suggestions_of(actor_of(request), found.id)
    one = next((row for row in rows if row.number == suggestion), None)
    if one is None or verb not in VERBS:
        raise NotFound()
    action, told = VERBS[verb]
    given: dict[str, Any] = {"suggestion_id": one.id}
    if verb in ANSWERED:
        given["answer"] = request.POST.get("answer", "")
    at = f"{address(number)}#s{suggestion}"
    done = submit(request, action, to=at, told=str(told), now=lambda: standing(request, number), **given)
    assert done is not None  # without a form a refusal is raised
    return done


@signed_in
def next_version(request: HttpRequest, number: int) -> HttpResponse:
    """What the accepted suggestions make of the offer, then one button that signs and sends it."""
    found = read(request, number, "counter")
    rows = suggestions_of(actor_of(request), found.id)
    accepted = [one for one in rows if one.state is SuggestionState.ACCEPTED]
    numbers = " ".join(str(one.number) for one in accepted)
    form = NextVersion(request, initial={**_seen(found), "numbers": numbers})
    if form.accepted() and (done := _written(request, found, form, accepted)):
        return done
    content = found.page.content
    after = suggested(content, [one.change for one in accepted], now_of(request).date()) if accepted else content
    after = replace(after, version=content.version + 1)
    shown: dict[str, Any] = {"accepted": accepted, "changes": between(content, after), "asks": asks(request)}
    return page(request, "contracts/next_version.html", c=found, form=form, **shown)


def _written(
    request: HttpRequest, found: Contract, form: NextVersion, rows: Sequence[SuggestionRow]
) -> HttpResponse | None:
    prove(request, _("You are about to sign a counter-offer on “%(title)s”.") % {"title": found.page.title})
    seen = [int(one) for one in form.values.pop("numbers").split() if one.isdecimal()]
    verb, to, told, given = writing(request, found, form.values, seen, rows)
    now = partial(standing, request, found.number)
    return submit(request, verb, form=form, to=to, told=told, now=now, agreement_id=found.id, **given)


def address(number: int) -> str:
    """Where an offer is negotiated."""
    return reverse("contracts:negotiate", args=[number])
