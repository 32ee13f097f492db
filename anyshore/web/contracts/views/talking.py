"""Talking about the places of an offer or a draft: comments, replies, what is settled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from anyshore.contracts.actions.answer_place_comment import answer_place_comment
from anyshore.contracts.actions.comment_on_place import comment_on_place
from anyshore.contracts.actions.reopen_place_comment import reopen_place_comment
from anyshore.contracts.actions.settle_place_comment import settle_place_comment
from anyshore.contracts.queries.comments import PlaceCommentRow, place_comments
from anyshore.contracts.queries.drafts import draft_page, is_draft
from anyshore.contracts.rules.content import Content
from anyshore.contracts.rules.places import rows_of
from anyshore.kit.errors import Forbidden, NotFound
from anyshore.web.access import actor_of, signed_in
from anyshore.web.contracts.clause_library import language_of
from anyshore.web.contracts.forms import ReplyThere, SayThere
from anyshore.web.contracts.negotiating import row_id
from anyshore.web.contracts.place_words import heading_of
from anyshore.web.contracts.reading import read
from anyshore.web.contracts.views.negotiate import address
from anyshore.web.rendering import page, submit


@dataclass(frozen=True, slots=True)
class Table:
    """What is talked about: an offer, or the draft of one. ``back`` is the page on which it stands; ``shared``: the
    other side reads it too."""

    id: UUID
    number: int
    content: Content
    back: str
    is_draft: bool
    shared: bool


@signed_in
def comment(request: HttpRequest, number: int) -> HttpResponse:
    """Comment on one row of the contract; for both sides, or for one's own people only."""
    found, row = _table(request, number), request.GET.get("row", "")
    if row not in rows_of(found.content):
        raise NotFound()
    form = SayThere(request)
    if form.accepted():
        given = {"agreement_id": found.id, "row": row, **form.values}
        to = f"{found.back}#{row_id(row)}"
        done = submit(request, comment_on_place, form=form, to=to, told=_("Your comment stands."), **given)
        if done:
            return done
    heading = heading_of(found.content, row, language_of(""))
    return page(request, "contracts/say.html", block="dialog", t=found, form=form, heading=heading, said=None)


@signed_in
def reply(request: HttpRequest, number: int, comment_id: UUID) -> HttpResponse:
    """A reply below a comment, as private as it is."""
    found = _table(request, number)
    said = _said(request, found, comment_id)
    form = ReplyThere(request)
    if form.accepted():
        given = {"comment_id": comment_id, **form.values}
        done = submit(request, answer_place_comment, form=form, to=f"{found.back}#c{comment_id}", **given)
        if done:
            return done
    shown: dict[str, Any] = {"form": form, "heading": said.anchor or _heading(found, said.row), "said": said}
    return page(request, "contracts/say.html", block="dialog", t=found, **shown)


@require_POST
@signed_in
def settle(request: HttpRequest, number: int, comment_id: UUID) -> HttpResponse:
    """What was asked for is done."""
    return _turn(request, settle_place_comment, number, comment_id)


@require_POST
@signed_in
def reopen(request: HttpRequest, number: int, comment_id: UUID) -> HttpResponse:
    """It is not done after all."""
    return _turn(request, reopen_place_comment, number, comment_id)


def _turn(request: HttpRequest, verb: Any, number: int, comment_id: UUID) -> HttpResponse:
    found = _table(request, number)
    _said(request, found, comment_id)
    done = submit(request, verb, to=f"{found.back}#c{comment_id}", comment_id=comment_id)
    assert done is not None  # without a form a refusal is raised
    return done


def _table(request: HttpRequest, number: int) -> Table:
    """What of that number is on the table, where the reader may talk about it."""
    actor = actor_of(request)
    if not is_draft(actor, number):
        found = read(request, number, "suggest")
        return Table(found.id, number, found.page.content, address(number), is_draft=False, shared=True)
    draft = draft_page(actor, number)
    if "edit" not in draft.may:
        raise Forbidden()
    back, shared = reverse("contracts:draft", args=[number]), draft.shared_at is not None
    return Table(draft.id, number, draft.content, back, is_draft=True, shared=shared)


def _said(request: HttpRequest, found: Table, comment_id: UUID) -> PlaceCommentRow:
    """A comment on this very agreement that the reader sees."""
    rows = place_comments(actor_of(request), found.id)
    one = next((row for row in rows if row.id == comment_id), None)
    if one is None:
        raise NotFound()
    return one


def _heading(found: Table, row: str) -> str:
    return heading_of(found.content, row, language_of(""))
