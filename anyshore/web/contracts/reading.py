"""What the views of a contract's pages do: load the contract by its number, and run one verb on it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from anyshore.contracts.queries.drafts import is_draft
from anyshore.contracts.rules.content import Content
from anyshore.insight.queries.contract import Contract, Part, contract
from anyshore.insight.queries.contract_team import is_of_team
from anyshore.kit.errors import Forbidden, NotFound
from anyshore.plumbing import formats
from anyshore.web.access import actor_of
from anyshore.web.contracts.shown import part_of
from anyshore.web.forms import Form, WayOn
from anyshore.web.rendering import now_of, submit
from anyshore.web.words import status_of


def read(request: HttpRequest, number: int, verb: str = "") -> Contract:
    """The contract of that number as the reader sees it; NotFound otherwise. With a ``verb``, for the form that asks
    about it: Forbidden where the reader's side or role never allows it, before they write anything."""
    found = contract(actor_of(request), number, at=now_of(request))
    if verb and verb not in found.entitled:
        raise Forbidden()
    return found


def read_whole(request: HttpRequest, number: int) -> Contract | None:
    """The contract of that number; None for who reads it ``elsewhere``, NotFound for others."""
    try:
        return read(request, number)
    except NotFound:
        if elsewhere(request, number):
            return None
        raise


def elsewhere(request: HttpRequest, number: int) -> str:
    """The page for who may not read the contract itself: of its team, or of its draft; nothing for others."""
    if is_of_team(actor_of(request), number):
        return "contracts:team"
    return "contracts:draft" if is_draft(actor_of(request), number) else ""


def read_part(request: HttpRequest, number: int, position: int, verb: str = "") -> tuple[Contract, Part]:
    """The contract and its milestone at ``position``; NotFound where there is none."""
    found = read(request, number, verb)
    part = part_of(found, position)
    if part is None:
        raise NotFound()
    return found, part


def act(
    request: HttpRequest,
    verb: Callable[..., Any],
    *,
    number: int,
    form: Form,
    told: str,
    to: Any = None,
    position: Any = None,
    **given: Any,
) -> HttpResponse | None:
    """Run ``verb`` and go to the contract's page, or ``to``. Who was too late is told how the
    contract (and the milestone at ``position``) stands now, with the way there."""

    def stands() -> WayOn:
        return standing(request, number, position)

    return submit(request, verb, form=form, to=to or address(number), told=told, now=stands, **given)


def standing(request: HttpRequest, number: int, position: int | None = None) -> WayOn:
    """How the contract, or one of its milestones, stands now, as a link to it."""
    found = contract(actor_of(request), number, at=now_of(request))
    part = part_of(found, position) if position is not None else None
    kind, state = ("agreement", str(found.page.state))
    if part is not None and part.work is not None:
        kind, state = "work", str(part.work.state)
    given = {"number": found.number, "state": formats.within_text(str(status_of(kind, state).word))}
    if kind == "agreement":
        return WayOn(_("See C-%(number)s as it stands now: %(state)s") % given, address(number))
    given |= {"what": part.title if part else ""}
    return WayOn(_("See “%(what)s” in C-%(number)s as it stands now: %(state)s") % given, address(number))


def address(number: int) -> str:
    """Where the contract stands."""
    return reverse("contracts:contract", args=[number])


def begun(request: HttpRequest, content: Content) -> date | None:
    """The first day on which anything counts or falls due, where that is over: signed now, it is signed late."""
    return content.lines.begins_before(now_of(request).date())
