"""Adopted contracts: the register, keeping one, its page, and the supplier's link."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from anyshore.contracts.actions.adopt_contract import adopt_contract
from anyshore.contracts.actions.answer_adopted import answer_adopted
from anyshore.contracts.actions.correct_adopted import correct_adopted
from anyshore.contracts.actions.give_adopted_notice import give_adopted_notice
from anyshore.contracts.actions.mark_exit_item import mark_exit_item
from anyshore.contracts.actions.take_back_adopted_notice import take_back_adopted_notice
from anyshore.contracts.actions.take_correction import take_correction
from anyshore.contracts.queries.adopted import AdoptedPage, adopted_by_link, adopted_contracts, adopted_page, facts_of
from anyshore.contracts.rules import Side
from anyshore.contracts.rules.duties.keeping import DutyState
from anyshore.insight.queries.duties import contract_duties
from anyshore.kit.errors import Forbidden, NotFound
from anyshore.parties.rules import Right
from anyshore.plumbing import formats
from anyshore.plumbing.files import path_of
from anyshore.plumbing.sealing import signatures_in
from anyshore.web.access import actor_of, signed_in, with_right
from anyshore.web.adopted import words
from anyshore.web.adopted.forms import Adopt, Correct, Facts, Mark, Notice, Sure, initial_of
from anyshore.web.adopted.shown import facts_shown, line_of, silence_of
from anyshore.web.duties.shown import shown
from anyshore.web.files.views import stored
from anyshore.web.rendering import now_of, page, submit
from anyshore.web.spreadsheets import csv_file


@signed_in
def register(request: HttpRequest) -> HttpResponse:
    """Every contract that was made elsewhere, by the day on which something must be decided."""
    return page(request, "adopted/register.html", rows=adopted_contracts(actor_of(request)))


@signed_in
def export(request: HttpRequest) -> HttpResponse:
    """The register as a spreadsheet."""
    rows = [line_of(row) for row in adopted_contracts(actor_of(request))]
    return csv_file("register.csv", line_of(None), rows)


@signed_in
@with_right(Right.COMMIT)
def adopt(request: HttpRequest) -> HttpResponse:
    """The signed PDF and eight facts; from then on no date of it is forgotten."""
    own: Any = request.organisation  # type: ignore[attr-defined] # set by ActorMiddleware
    form = Adopt(request, initial={"currency": own.currency, "noticed_by": str(Side.CLIENT)})
    if form.accepted():
        given = {"facts": form.facts, "file_ids": stored(request, form.values["files"])}
        given |= {"noticed_on": form.values["noticed_on"], "noticed_by": Side(form.values["noticed_by"])}
        told = _("The contract is kept here now.")
        done = submit(request, adopt_contract, form=form, to=_contract, told=told, **given)
        if done:
            return done
    return page(request, "adopted/adopt.html", form=form)


@signed_in
def contract(request: HttpRequest, number: int) -> HttpResponse:
    """Its facts, its clock, its duties, who knows what, the way out."""
    actor, now = actor_of(request), now_of(request)
    found = adopted_page(actor, number, at=now)
    return page(
        request,
        "adopted/contract.html",
        c=found,
        facts=facts_shown(found.row.facts),
        corrected=facts_shown(found.correction) if found.correction else {},
        signed={file.id: _signatures(file.sha256) for file in found.files},
        silence=silence_of(found),
        dates=[shown(row) for row in contract_duties(actor, number, at=now).rows if row.state is DutyState.OPEN],
        words=words,
    )


@signed_in
def give_notice(request: HttpRequest, number: int) -> HttpResponse:
    """Write down that notice was given, on which day and by whom: what follows."""
    found = _own(request, number)
    form = Notice(request, initial={"given_on": formats.local(now_of(request)).date(), "by": str(Side.CLIENT)})
    if form.accepted():
        told = _("Notice is written down. Keep the proof that the letter arrived.")
        given = {"adopted_id": found.row.id, "given_on": form.values["given_on"], "by": Side(form.values["by"])}
        done = submit(request, give_adopted_notice, form=form, to=_address(number), told=told, **given)
        if done:
            return done
    return page(request, "adopted/notice.html", c=found, form=form)


@signed_in
def take_back_notice(request: HttpRequest, number: int) -> HttpResponse:
    """The notice was a mistake, or the contract goes on after all: it runs again as before."""
    found, form = _own(request, number), Sure(request)
    if form.accepted():
        told = _("The notice is taken back. The contract runs again.")
        given = {"adopted_id": found.row.id}
        done = submit(request, take_back_adopted_notice, form=form, to=_address(number), told=told, **given)
        if done:
            return done
    return page(request, "adopted/take_back.html", block="dialog", c=found, form=form)


@signed_in
def correct(request: HttpRequest, number: int) -> HttpResponse:
    """Put a fact right: the dates and clocks follow."""
    found = _own(request, number)
    form = Correct(request, initial=initial_of(found.row.facts) | {"seen": found.row.facts.mark})
    if form.accepted():
        told = _("Corrected. The dates follow from the facts as they are now.")
        given = {"adopted_id": found.row.id, "seen": form.values["seen"], "facts": form.facts}
        done = submit(request, correct_adopted, form=form, to=_address(number), told=told, **given)
        if done:
            return done
    return page(request, "adopted/correct.html", c=found, form=form)


@require_POST
@signed_in
def take(request: HttpRequest, number: int) -> HttpResponse:
    """Take over what the supplier says."""
    found = _own(request, number)
    told = _("The facts are now as the supplier says.")
    done = submit(request, take_correction, to=_address(number), told=told, adopted_id=found.row.id)
    return done or contract(request, number)


@require_POST
@signed_in
def mark(request: HttpRequest, number: int) -> HttpResponse:
    """An item of the exit plan is ready, or is not."""
    found, form = _own(request, number), Mark(request)
    if not form.accepted():
        raise NotFound()
    given = {"place": form.values["place"], "is_ready": bool(form.values["ready"])}
    done = submit(request, mark_exit_item, to=f"{_address(number)}#exit", adopted_id=found.row.id, **given)
    return done or contract(request, number)


@signed_in
@with_right(Right.COMMIT)
def join(request: HttpRequest, token: str) -> HttpResponse:
    """The supplier reads the facts and confirms or corrects them."""
    found = adopted_by_link(actor_of(request), token)
    facts = facts_of(found)
    form = Facts(request, initial=initial_of(facts))
    if form.accepted():
        told = _("Your answer is with the client. You see the contract from now on.")
        done = submit(request, answer_adopted, form=form, to=_contract, told=told, token=token, facts=form.facts)
        if done:
            return done
    return page(request, "adopted/join.html", form=form, facts=facts, number=found.number)


def _own(request: HttpRequest, number: int) -> AdoptedPage:
    """The contract, for the organisation that keeps it; its supplier sees it and changes nothing."""
    found = adopted_page(actor_of(request), number, at=now_of(request))
    if not found.row.is_ours:
        raise Forbidden()
    return found


def _signatures(sha256: str) -> list[Any]:
    """The electronic signatures inside a file, as checking them offline shows them; none in what cannot be read."""
    try:
        return list(signatures_in(path_of(sha256).read_bytes()))
    except (ValueError, OSError):
        return []


def _contract(made: Any) -> str:
    return _address(made.number)


def _address(number: int) -> str:
    return reverse("adopted:contract", args=[number])
