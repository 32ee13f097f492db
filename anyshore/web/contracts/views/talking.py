"""Talking about the places of an offer: comments, replies, what is settled."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from anyshore.contracts.actions.answer_place_comment import answer_place_comment
from anyshore.contracts.actions.comment_on_place import comment_on_place
from anyshore.contracts.actions.reopen_place_comment import reopen_place_comment
from anyshore.contracts.actions.settle_place_comment import settle_place_comment
from anyshore.contracts.queries.comments import PlaceCommentRow, place_comments
from anyshore.contracts.rules.places import rows_of
from anyshore.insight.queries.contract import Contract
from anyshore.kit.errors import NotFound
from anyshore.web.access import actor_of, signed_in
from anyshore.web.contracts.clause_library import language_of
from anyshore.web.contracts.forms import ReplyThere, SayThere
from anyshore.web.contracts.negotiating import row_id
from anyshore.web.contracts.place_words import heading_of
from anyshore.web.contracts.reading import read
from anyshore.web.contracts.views.negotiate import address
from anyshore.web.rendering import page, submit


@signed_in
def comment(request: HttpRequest, number: int) -> HttpResponse:
    """Comment on one row of the contract; for both sides, or for one's own people only."""
    found, row = read(request, number, "suggest"), request.GET.get("row", "")
    if row not in rows_of(found.page.content):
        raise NotFound()
    form = SayThere(request)
    if form.accepted():
        given = {"agreement_id": found.id, "row": row, **form.values}
        to = f"{address(number)}#{row_id(row)}"
        done = submit(request, comment_on_place, form=form, to=to, told=_("Your comment stands."), **given)
        if done:
            return done
    heading = heading_of(found.page.content, row, language_of(""))
    return page(request, "contracts/say.html", block="dialog", c=found, form=form, heading=heading, said=None)


@signed_in
def reply(request: HttpRequest, number: int, comment_id: UUID) -> HttpResponse:
    """A reply below a comment, as private as it is."""
    found = read(request, number, "suggest")
    said = _said(request, found, comment_id)
    form = ReplyThere(request)
    if form.accepted():
        given = {"comment_id": comment_id, **form.values}
        done = submit(request, answer_place_comment, form=form, to=f"{address(number)}#c{comment_id}", **given)
        if done:
            return done
    shown: dict[str, Any] = {"form": form, "heading": said.anchor or _heading(found, said.row), "said": said}
    return page(request, "contracts/say.html", block="dialog", c=found, **shown)


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
    _said(request, read(request, number), comment_id)
    done = submit(request, verb, to=f"{address(number)}#c{comment_id}", comment_id=comment_id)
    assert done is not None  # without a form a refusal is raised
    return done


def _said(request: HttpRequest, found: Contract, comment_id: UUID) -> PlaceCommentRow:
    """A comment on this very agreement that the reader sees."""
    rows = place_comments(actor_of(request), found.id)
    one = next((row for row in rows if row.id == comment_id), None)
    if one is None:
        raise NotFound()
    return one


def _heading(found: Contract, row: str) -> str:
    return heading_of(found.page.content, row, language_of(""))
