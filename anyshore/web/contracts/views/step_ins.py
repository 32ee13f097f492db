"""Pages of services that the client runs itself for a while: the list, announcing, answering, beginning, giving back,
and what it cost."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from anyshore.contracts.actions.accept_step_in_cost import accept_step_in_cost
from anyshore.contracts.actions.announce_step_in import announce_step_in
from anyshore.contracts.actions.answer_step_in import answer_step_in
from anyshore.contracts.actions.begin_step_in import begin_step_in
from anyshore.contracts.actions.claim_step_in_cost import claim_step_in_cost
from anyshore.contracts.actions.give_service_back import give_service_back
from anyshore.contracts.actions.object_to_step_in_cost import object_to_step_in_cost
from anyshore.contracts.actions.show_can_go_on import show_can_go_on
from anyshore.contracts.actions.withdraw_step_in import withdraw_step_in
from anyshore.contracts.actions.withdraw_step_in_cost import withdraw_step_in_cost
from anyshore.contracts.queries.step_ins import StepInRow, StepInsPage, step_ins_page
from anyshore.insight.queries.contract import Contract
from anyshore.plumbing import formats
from anyshore.web.access import actor_of, signed_in
from anyshore.web.contracts import step_in_forms as forms
from anyshore.web.contracts.people_forms import NO
from anyshore.web.contracts.reading import act, read
from anyshore.web.contracts.step_in_words import endangered, price_words, says
from anyshore.web.files.views import stored
from anyshore.web.forms import Form
from anyshore.web.rendering import now_of, page

STATES = {
    "begin": ("announced",),
    "withdraw": ("announced",),
    "answer": ("announced", "begun", "over"),
    "ready": ("begun",),
    "back": ("begun",),
    "claim": ("begun", "over"),
}
"""In which states of a service each can be done."""
COST_STATES = {
    "accept": ("claimed", "objected"),
    "object": ("claimed",),
    "unclaim": ("claimed", "objected"),
}
"""In which states of a claim each can be done."""


@signed_in
def listing(request: HttpRequest, number: int) -> HttpResponse:
    """Each service that the client announced to run itself, and what the contract says."""
    found, services = _all(request, number, "")
    shown: dict[str, Any] = {"endangered": endangered, "price_words": price_words, "says": says(services.rule)}
    now = now_of(request)
    today = formats.local(now).date()
    return page(request, "contracts/step_ins.html", c=found, services=services, now=now, today=today, **shown)


@signed_in
def announce(request: HttpRequest, number: int) -> HttpResponse:
    """Say that the client runs a service itself."""
    found, services = _all(request, number, "step_in")
    form = (forms.AnnounceOfMonth if services.pays_month else forms.Announce)(request)
    if form.accepted():
        told = _("Announced. The provider is told.")
        done = _act(request, announce_step_in, number, form, told, agreement_id=found.id, **form.values)
        if done:
            return done
    return page(
        request, "contracts/announce_step_in.html", c=found, services=services, form=form, says=says(services.rule)
    )


@signed_in
def begin(request: HttpRequest, number: int, step_in_id: UUID) -> HttpResponse:
    """Begin to run it."""
    form, told = forms.Begin(request, initial={"on": formats.local(now_of(request)).date()}), _("Written down.")
    return _verb(request, number, step_in_id, "begin", "step_in", begin_step_in, form, told)


@signed_in
def withdraw(request: HttpRequest, number: int, step_in_id: UUID) -> HttpResponse:
    """Take the announcement back."""
    told, form = _("Taken back. The provider is told."), forms.Sure(request)
    return _verb(request, number, step_in_id, "withdraw", "step_in", withdraw_step_in, form, told)


@signed_in
def answer(request: HttpRequest, number: int, step_in_id: UUID) -> HttpResponse:
    """Say something to it."""
    told, form = _("Kept. The client is told."), forms.Answer(request, initial={"disputes": NO})
    return _verb(request, number, step_in_id, "answer", "answer_step_in", answer_step_in, form, told)


@signed_in
def ready(request: HttpRequest, number: int, step_in_id: UUID) -> HttpResponse:
    """Show that the provider can go on."""
    told, form = _("The client is asked to give the service back."), forms.Ready(request)
    return _verb(request, number, step_in_id, "ready", "answer_step_in", show_can_go_on, form, told)


@signed_in
def back(request: HttpRequest, number: int, step_in_id: UUID) -> HttpResponse:
    """Give it back."""
    told, form = _("Given back. The provider is told."), forms.Sure(request)
    return _verb(request, number, step_in_id, "back", "step_in", give_service_back, form, told)


@signed_in
def claim(request: HttpRequest, number: int, step_in_id: UUID) -> HttpResponse:
    """Claim what it cost."""
    currency = read(request, number, "step_in").page.currency
    told, form = _("Claimed. The provider is told."), forms.Claim(request, currencies={"amount": currency})
    return _verb(request, number, step_in_id, "claim", "step_in", claim_step_in_cost, form, told)


@signed_in
def accept(request: HttpRequest, number: int, step_in_id: UUID, cost_id: UUID) -> HttpResponse:
    """Accept a claim."""
    told, form = pgettext("claim", "Accepted. The client is told."), forms.Sure(request)
    own = "answer_step_in_cost"
    return _of_cost(request, number, (step_in_id, cost_id), "accept", own, accept_step_in_cost, form, told)


@signed_in
def objection(request: HttpRequest, number: int, step_in_id: UUID, cost_id: UUID) -> HttpResponse:
    """Object to a claim."""
    told, form, own = _("Kept. The client is told."), forms.Object(request), "answer_step_in_cost"
    return _of_cost(request, number, (step_in_id, cost_id), "object", own, object_to_step_in_cost, form, told)


@signed_in
def unclaim(request: HttpRequest, number: int, step_in_id: UUID, cost_id: UUID) -> HttpResponse:
    """Claim it no more."""
    told, form = _("You claim it no more. The provider is told."), forms.Sure(request)
    return _of_cost(request, number, (step_in_id, cost_id), "unclaim", "step_in", withdraw_step_in_cost, form, told)


def _verb(
    request: HttpRequest,
    number: int,
    step_in_id: UUID,
    verb: str,
    right: str,
    action: Callable[..., Any],
    form: Form,
    told: str,
) -> HttpResponse:
    found, services = _all(request, number, right)
    row = services.row(step_in_id)
    if form.accepted():
        done = _act(request, action, number, form, told, step_in_id=row.id, **_given(request, form))
        if done:
            return done
    can = row.state in STATES[verb] and (verb != "begin" or found.page.state in ("running", "ending"))
    return _shown(request, found, row, form, verb, can=can, args=[number, row.id])


def _of_cost(
    request: HttpRequest,
    number: int,
    ids: tuple[UUID, UUID],
    verb: str,
    right: str,
    action: Callable[..., Any],
    form: Form,
    told: str,
) -> HttpResponse:
    found, services = _all(request, number, right)
    row = services.row(ids[0])
    cost = row.cost(ids[1])
    if form.accepted():
        done = _act(request, action, number, form, told, cost_id=cost.id, **form.values)
        if done:
            return done
    can = cost.state in COST_STATES[verb]
    return _shown(request, found, row, form, verb, can=can, args=[number, row.id, cost.id], cost=cost)


def _shown(
    request: HttpRequest, found: Contract, row: StepInRow, form: Form, verb: str, *, can: bool, args: list[Any],
    cost: Any = None,
) -> HttpResponse:  # fmt: skip
    given: dict[str, Any] = {"c": found, "row": row, "cost": cost, "form": form, "verb": verb, "can": can}
    given |= {"action": reverse(f"contracts:step_in_{verb}", args=args), "price": price_words(row)}
    return page(request, "contracts/step_in.html", block="dialog", now=now_of(request), **given)


def _given(request: HttpRequest, form: Form) -> dict[str, Any]:
    """What was written, with uploads as the ids of files."""
    values = dict(form.values)
    uploads = values.pop("files", None)
    return values if uploads is None else {**values, "file_ids": stored(request, uploads)}


def _act(
    request: HttpRequest, verb: Callable[..., Any], number: int, form: Form, told: str, **given: Any
) -> HttpResponse | None:
    """Run ``verb`` and go to the list."""
    to = reverse("contracts:step_ins", args=[number])
    return act(request, verb, number=number, form=form, told=told, to=to, **given)


def _all(request: HttpRequest, number: int, verb: str) -> tuple[Contract, StepInsPage]:
    found = read(request, number, verb)
    return found, step_ins_page(actor_of(request), found.id)
