"""Hardship: the talks, asking for them, and what was agreed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from anyshore.contracts.actions.ask_for_talks import ask_for_talks
from anyshore.contracts.actions.confirm_talks import confirm_talks
from anyshore.contracts.actions.settle_talks import settle_talks
from anyshore.contracts.actions.withdraw_talks import withdraw_talks
from anyshore.contracts.queries.hardship import TalksPage, TalksRow, talks_page
from anyshore.contracts.rules import Side
from anyshore.insight.queries.contract import Contract
from anyshore.kit.errors import Forbidden
from anyshore.web.access import actor_of, signed_in
from anyshore.web.contracts.hardship_words import clause_words
from anyshore.web.contracts.reading import act, read
from anyshore.web.forms import Form
from anyshore.web.hardship import forms
from anyshore.web.rendering import now_of, page


@signed_in
def talks(request: HttpRequest, number: int) -> HttpResponse:
    """All talks, what the contract says, and how to agree."""
    found, hardship = _all(request, number)
    says = clause_words(hardship.rule) if hardship.rule else ""
    return page(request, "hardship/talks.html", c=found, h=hardship, says=says, now=now_of(request))


@signed_in
def ask(request: HttpRequest, number: int) -> HttpResponse:
    """Ask for talks."""
    found, hardship = _all(request, number, "talk")
    sides = [(str(Side.PROVIDER), found.provider.name), (str(Side.CLIENT), found.client.name)]
    currencies = dict.fromkeys(("cost_before", "cost_now"), found.page.currency)
    first = {"cost_side": str(found.page.side)}
    form = forms.Ask(request, options={"cost_side": sides}, currencies=currencies, initial=first)
    if form.accepted():
        told = _("Asked. The other side was told.")
        done = _act(request, ask_for_talks, number, form, told, agreement_id=found.id, **form.values)
        if done:
            return done
    return page(request, "hardship/ask.html", c=found, h=hardship, form=form, now=now_of(request))


@signed_in
def settle(request: HttpRequest, number: int, talks_id: UUID) -> HttpResponse:
    """Say what both have agreed."""
    found, row = _one(request, number, talks_id)
    form = forms.Settle(request, initial={"words": row.settlement})
    told = _("The other side is asked to confirm it.")
    return _dialog(request, found, row, "settle", settle_talks, form, told)


@signed_in
def confirm(request: HttpRequest, number: int, talks_id: UUID) -> HttpResponse:
    """Confirm what the other side says."""
    found, row = _one(request, number, talks_id)
    if row.settled_by == found.page.side:
        raise Forbidden()
    form = forms.Confirm(request, initial={"settlement": row.settlement})
    told = pgettext("hardship", "Agreed. Now put it into new terms that both sign.")
    return _dialog(request, found, row, "confirm", confirm_talks, form, told)


@signed_in
def withdraw(request: HttpRequest, number: int, talks_id: UUID) -> HttpResponse:
    """Ask for talks no more."""
    found, row = _one(request, number, talks_id)
    if row.side != found.page.side:
        raise Forbidden()
    told = _("You ask no more. The other side is told.")
    return _dialog(request, found, row, "withdraw", withdraw_talks, forms.Withdraw(request), told)


def _dialog(
    request: HttpRequest, found: Contract, row: TalksRow, name: str, verb: Callable[..., Any], form: Form, told: str
) -> HttpResponse:
    if form.accepted():
        done = _act(request, verb, found.number, form, told, talks_id=row.id, **form.values)
        if done:
            return done
    shown: dict[str, Any] = {"c": found, "row": row, "form": form, "verb": name, "now": now_of(request)}
    return page(request, "hardship/answer.html", block="dialog", **shown)


def _act(
    request: HttpRequest, verb: Callable[..., Any], number: int, form: Form, told: str, **given: Any
) -> HttpResponse | None:
    """Run ``verb`` and go to the talks."""
    to = reverse("hardship:talks", args=[number])
    return act(request, verb, number=number, form=form, told=told, to=to, **given)


def _all(request: HttpRequest, number: int, verb: str = "") -> tuple[Contract, TalksPage]:
    found = read(request, number, verb)
    return found, talks_page(actor_of(request), found.id)


def _one(request: HttpRequest, number: int, talks_id: UUID) -> tuple[Contract, TalksRow]:
    found, hardship = _all(request, number, "talk")
    return found, hardship.row(talks_id)
