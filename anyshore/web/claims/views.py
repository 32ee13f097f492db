"""Claims: all of them with the limits, one with its history, asking for one, and answering it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from anyshore.contracts.rules.liability import Year
from anyshore.kit.cells import quoted
from anyshore.kit.errors import Forbidden, NotFound
from anyshore.payments.actions.accept_claim import accept_claim
from anyshore.payments.actions.maintain_claim import maintain_claim
from anyshore.payments.actions.make_claim import make_claim
from anyshore.payments.actions.object_to_claim import object_to_claim
from anyshore.payments.actions.take_lesser_sum import take_lesser_sum
from anyshore.payments.actions.withdraw_claim import withdraw_claim
from anyshore.payments.queries.claims_page import ClaimRow, ClaimsPage, claim_history, claim_year, claims_page
from anyshore.payments.rules.claims import ClaimKind
from anyshore.web.access import actor_of, signed_in
from anyshore.web.claims import forms, words
from anyshore.web.files.views import stored
from anyshore.web.forms import Form
from anyshore.web.rendering import now_of, page, submit
from anyshore.web.spreadsheets import csv_file

COLUMNS = (
    "number", "claimed_at", "side", "kind", "ground", "defect", "day", "currency", "claimed", "state", "accepted",
    "claimed_by", "words", "closed_at",
)  # fmt: skip


@signed_in
def claims(request: HttpRequest, number: int) -> HttpResponse:
    """Every claim, whose turn it is, what counts towards the limits, and what the reader may ask for."""
    return page(request, "claims/claims.html", p=_read(request, number), w=words)


@signed_in
def export(request: HttpRequest, number: int) -> HttpResponse:
    """The same as a spreadsheet: plain numbers and ISO instants."""
    found = _read(request, number)
    return csv_file(f"claims-C-{number}.csv", COLUMNS, [_line(row) for row in found.rows])


@signed_in
def claim(request: HttpRequest, number: int, place: int) -> HttpResponse:
    """One claim, its history and the next step."""
    found = _read(request, number)
    row = found.row(place)
    given: dict[str, Any] = {"history": claim_history(row), "year": _year(request, row)}
    return page(request, "claims/claim.html", p=found, row=row, w=words, **given)


@signed_in
def make(request: HttpRequest, number: int, claim_kind: str) -> HttpResponse:
    """Ask the other side for something."""
    found = _read(request, number)
    kind = _kind(found, claim_kind)
    form = forms.form_for(kind, request, found)
    if form.accepted():
        to, told = reverse("claims:claims", args=[number]), _("Sent. The other side is told.")
        given = {"kind": kind, "asked": form.asked(), "file_ids": stored(request, form.values.get("files", ()))}
        done = submit(request, make_claim, form=form, to=to, told=told, agreement_id=found.id, **given)
        if done:
            return done
    return page(request, "claims/make.html", p=found, form=form, kind=kind, w=words)


@signed_in
def accept(request: HttpRequest, number: int, place: int) -> HttpResponse:
    """Accept it, in full or for less."""
    row = _read(request, number).row(place)
    year = _year(request, row)
    told = _("Answered. The other side is told.")
    return _dialog(request, number, place, "accept", accept_claim, forms.accept_form(request, row, year), told)


@signed_in
def object_(request: HttpRequest, number: int, place: int) -> HttpResponse:
    """Object to it, with reasons."""
    told = _("Answered. The other side is told.")
    return _dialog(request, number, place, "object", object_to_claim, forms.Object(request), told)


@signed_in
def take(request: HttpRequest, number: int, place: int) -> HttpResponse:
    """Take the lesser sum that is offered."""
    offered = _read(request, number).row(place).offered
    form = forms.Take(request, initial={"amount_minor": offered.minor if offered else None})
    return _dialog(request, number, place, "take", take_lesser_sum, form, _("Taken. The other side is told."))


@signed_in
def maintain(request: HttpRequest, number: int, place: int) -> HttpResponse:
    """Maintain the claim."""
    told = _("Maintained. The other side is told.")
    return _dialog(request, number, place, "maintain", maintain_claim, forms.Maintain(request), told)


@signed_in
def withdraw(request: HttpRequest, number: int, place: int) -> HttpResponse:
    """Ask for it no more."""
    told = _("Withdrawn. The other side is told.")
    return _dialog(request, number, place, "withdraw", withdraw_claim, forms.Withdraw(request), told)


def _dialog(
    request: HttpRequest, number: int, place: int, verb: str, action: Callable[..., Any], form: Form, told: str
) -> HttpResponse:
    """Show what it does, ask for words, then do it."""
    found = _read(request, number)
    row = found.row(place)
    if verb not in row.entitled:
        raise Forbidden()
    if form.accepted():
        to = reverse("claims:claim", args=[number, place])
        done = submit(request, action, form=form, to=to, told=told, claim_id=row.id, **form.values)
        if done:
            return done
    shown: dict[str, Any] = {"p": found, "row": row, "form": form, "verb": verb, "year": _year(request, row)}
    return page(request, "claims/answer.html", block="dialog", w=words, **shown)


def _read(request: HttpRequest, number: int) -> ClaimsPage:
    return claims_page(actor_of(request), number, at=now_of(request))


def _year(request: HttpRequest, row: ClaimRow) -> Year | None:
    return claim_year(actor_of(request), row.id)


def _kind(found: ClaimsPage, name: str) -> ClaimKind:
    """A kind that the reader may ask for: NotFound for none, Forbidden where their side or role may not."""
    kind = next((one for one in ClaimKind if one == name), None)
    if kind is None:
        raise NotFound()
    if kind not in found.kinds:
        raise Forbidden()
    return kind


def _line(row: ClaimRow) -> list[object]:
    closed = row.closed_at.isoformat(timespec="seconds") if row.closed_at else ""
    return [
        row.number, row.at.isoformat(timespec="seconds"), row.side, row.kind, row.ground,
        row.defect.number if row.defect else "", row.on.isoformat(), row.amount.currency, row.amount.plain(), row.state,
        row.agreed.plain() if row.agreed else "", quoted(row.by), quoted(row.words), closed,
    ]  # fmt: skip
