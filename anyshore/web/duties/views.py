"""The lists of duties, one with its record, and what one does with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from anyshore.contracts.actions.assign_duty import assign_duty
from anyshore.contracts.actions.confirm_duty import confirm_duty
from anyshore.contracts.actions.dispute_duty import dispute_duty
from anyshore.contracts.actions.mark_duty_done import mark_duty_done
from anyshore.contracts.actions.waive_duty import waive_duty
from anyshore.contracts.queries.duties import DutyFilter, DutyPage, duty_page, narrowed
from anyshore.insight.queries.duties import all_duties, contract_duties
from anyshore.kit.errors import Forbidden
from anyshore.parties.queries import members
from anyshore.parties.rules import Right
from anyshore.web.access import actor_of, signed_in, with_right
from anyshore.web.duties import words
from anyshore.web.duties.forms import Done, Owner, Press, Why, filter_of
from anyshore.web.duties.shown import by_month, shown
from anyshore.web.files.views import stored
from anyshore.web.forms import Form
from anyshore.web.rendering import now_of, page, submit


@signed_in
@with_right(Right.VIEW)
def duties(request: HttpRequest) -> HttpResponse:
    """All duties of the reader's organisation and of its partners, narrowed, by month."""
    actor, now, wanted = actor_of(request), now_of(request), filter_of(request)
    rows = all_duties(actor, at=now)
    found = narrowed(rows, wanted, actor, now)
    contracts = sorted({(row.contract, row.title) for row in rows})
    late = sum(1 for row in rows if row.is_ours and row.stands == "missed" and row.owed)
    given: dict[str, Any] = {
        "months": by_month(found),
        "wanted": wanted,
        "contracts": contracts,
        "any": bool(rows),
        "late": late,
    }
    return page(request, "duties/duties.html", block="found", count=len(found), **given)


@signed_in
def contract(request: HttpRequest, number: int) -> HttpResponse:
    """The duties of both sides of one contract."""
    actor, now = actor_of(request), now_of(request)
    found = contract_duties(actor, number, at=now)
    wanted = DutyFilter(when=filter_of(request).when)
    rows = narrowed(found.rows, wanted, actor, now)
    sides = [(name, by_month(row for row in rows if row.side == side)) for side, name in _sides(found)]
    return page(request, "duties/contract.html", c=found, sides=sides, wanted=wanted, count=len(rows))


@signed_in
def duty(request: HttpRequest, duty_id: UUID) -> HttpResponse:
    """One duty: when, whose, by which clause, its record, and what the reader may do."""
    found = _found(request, duty_id)
    form = Done(request) if "mark" in found.row.may and request.method == "GET" else None
    return _shown(request, found, done=form)


@signed_in
def done(request: HttpRequest, duty_id: UUID) -> HttpResponse:
    """Say that it was done, with evidence."""
    found, form = _found(request, duty_id, "mark"), Done(request)
    if form.accepted():
        given = {"note": form.values["note"], "file_ids": stored(request, form.values["files"])}
        sent = _act(request, mark_duty_done, found, form, _("Marked as done. The other side sees it."), **given)
        if sent:
            return sent
    return _shown(request, found, done=form)


@signed_in
def dispute(request: HttpRequest, duty_id: UUID) -> HttpResponse:
    """Say that it was not done."""
    found, form = _found(request, duty_id, "dispute"), Why(request)
    if form.accepted():
        sent = _act(request, dispute_duty, found, form, _("Disputed. The other side was told."), **form.values)
        if sent:
            return sent
    return page(request, "duties/why.html", block="dialog", d=found, s=shown(found.row), verb="dispute", form=form)


@signed_in
def waive(request: HttpRequest, duty_id: UUID) -> HttpResponse:
    """Let it go, this once."""
    found, form = _found(request, duty_id, "waive"), Why(request)
    if form.accepted():
        sent = _act(request, waive_duty, found, form, _("Let go. It is on record why."), **form.values)
        if sent:
            return sent
    return page(request, "duties/why.html", block="dialog", d=found, s=shown(found.row), verb="waive", form=form)


@require_POST
@signed_in
def confirm(request: HttpRequest, duty_id: UUID) -> HttpResponse:
    """Say that it was done."""
    found = _found(request, duty_id, "confirm")
    sent = _act(request, confirm_duty, found, None, _("Confirmed."))
    return sent or _shown(request, found)


@signed_in
def assign(request: HttpRequest, duty_id: UUID) -> HttpResponse:
    """Say who looks after it."""
    found = _found(request, duty_id, "assign")
    people = [
        ("", _("whoever works for us")),
        *((str(one.person_id), one.person or one.email) for one in members(actor_of(request))),
    ]
    form = Owner(request, initial={"owner": str(found.row.owner_id or "")}, options={"owner": people})
    if form.accepted():
        owner = UUID(form.values["owner"]) if form.values["owner"] else None
        sent = _act(request, assign_duty, found, form, _("Changed. They are reminded from now on."), owner_id=owner)
        if sent:
            return sent
    return page(request, "duties/owner.html", block="dialog", d=found, s=shown(found.row), form=form)


def _found(request: HttpRequest, duty_id: UUID, verb: str = "") -> DutyPage:
    """The duty as the reader sees it; with a ``verb``, Forbidden where it is not theirs to do."""
    found = duty_page(actor_of(request), duty_id, at=now_of(request))
    if verb and verb not in found.row.may:
        raise Forbidden()
    return found


def _act(
    request: HttpRequest, verb: Callable[..., Any], found: DutyPage, form: Form | None, told: str, **given: Any
) -> HttpResponse | None:
    to = reverse("duties:duty", args=[found.row.id])
    return submit(request, verb, form=form, to=to, told=told, duty_id=found.row.id, **given)


def _shown(request: HttpRequest, found: DutyPage, done: Form | None = None) -> HttpResponse:
    return page(request, "duties/duty.html", d=found, s=shown(found.row), form=done, press=Press(request), words=words)


def _sides(found: Any) -> list[tuple[str, str]]:
    both = [("client", found.client), ("provider", found.provider)]
    return [(side, name) for side, name in both if name]
