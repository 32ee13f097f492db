"""Pages of the desk: one hand-in with its files and comments, one file by its kind, and what is said about it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from anyshore.delivery.actions.comment_on_submission import comment_on_submission
from anyshore.delivery.actions.reopen_comment import reopen_comment
from anyshore.delivery.actions.reply_to_comment import reply_to_comment
from anyshore.delivery.actions.settle_comment import settle_comment
from anyshore.delivery.queries.comments import CommentRow
from anyshore.delivery.rules.comments import WHOLE
from anyshore.kit.errors import Forbidden, NotFound
from anyshore.web.access import signed_in
from anyshore.web.desk import forms, places
from anyshore.web.desk.looking import FORMS, SEGMENT_WORDS, looked_into, pointed
from anyshore.web.desk.reading import Desk, Looked, desk_of, looked, looked_at, type_of
from anyshore.web.forms import Form
from anyshore.web.rendering import page, submit


@signed_in
def desk(request: HttpRequest, number: int, position: int, round_number: int) -> HttpResponse:
    """One hand-in: its files, each with the way to look at it, and every comment."""
    found = desk_of(request, number, position, round_number)
    form = forms.Say(request)
    if form.accepted():
        done = _say(request, found, form, None, {})
        if done:
            return done
    ways = {one.id: looked(type_of(one)) for one in found.submission.files}
    return page(request, "desk/desk.html", d=found, c=found.contract, ways=ways, form=form, places=places)


@signed_in
def file(request: HttpRequest, number: int, position: int, round_number: int, file_id: UUID) -> HttpResponse:
    """One file, looked at as its kind is; a comment on a place of it."""
    found = desk_of(request, number, position, round_number)
    seen = looked_at(request, found, file_id)
    form = FORMS[seen.kind](request, initial=_pointed_at(request, seen))
    view, problem = looked_into(request, seen)
    if form.accepted():
        done = _say(request, found, form, file_id, {"place": pointed(request, seen, form.values)})
        if done:
            return done
    given = {"d": found, "c": found.contract, "seen": seen, "view": view, "problem": problem, **SEGMENT_WORDS}
    return page(request, f"desk/{seen.kind or 'other'}.html", form=form, places=places, **given)


@signed_in
def reply(request: HttpRequest, number: int, position: int, round_number: int, comment_id: UUID) -> HttpResponse:
    """A reply below a comment."""
    found = desk_of(request, number, position, round_number)
    comment = _comment(found, comment_id)
    form = forms.Reply(request)
    if form.accepted():
        to = _back(found, comment.file_id)
        done = submit(request, reply_to_comment, form=form, to=to, comment_id=comment_id, **form.values)
        if done:
            return done
    return page(request, "desk/reply.html", d=found, c=found.contract, comment=comment, form=form, places=places)


@require_POST
@signed_in
def settle(request: HttpRequest, number: int, position: int, round_number: int, comment_id: UUID) -> HttpResponse:
    """What was asked for is done."""
    return _turn(request, settle_comment, desk_of(request, number, position, round_number), comment_id)


@require_POST
@signed_in
def reopen(request: HttpRequest, number: int, position: int, round_number: int, comment_id: UUID) -> HttpResponse:
    """It is not done after all."""
    return _turn(request, reopen_comment, desk_of(request, number, position, round_number), comment_id)


def _turn(request: HttpRequest, verb: Any, found: Desk, comment_id: UUID) -> HttpResponse:
    done = submit(request, verb, to=_back(found, _comment(found, comment_id).file_id), comment_id=comment_id)
    assert done is not None  # without a form a refusal is raised
    return done


def _comment(found: Desk, comment_id: UUID) -> CommentRow:
    comment = next((one for one in found.comments if one.id == comment_id), None)
    if comment is None:
        raise NotFound()
    return comment


def _say(
    request: HttpRequest, found: Desk, form: Form, file_id: UUID | None, more: dict[str, Any]
) -> HttpResponse | None:
    if not found.may:
        raise Forbidden()
    given: dict[str, Any] = {
        "submission_id": found.submission.id,
        "file_id": file_id,
        "words": form.values["words"],
        "place": WHOLE,
    }
    address = request.get_full_path() if file_id else found.address
    return submit(
        request,
        comment_on_submission,
        form=form,
        to=f"{address}#comments",
        told=_("Your comment stands."),
        **{**given, **more},
    )


def _back(found: Desk, file_id: UUID | None) -> str:
    """Where the comment stands: on its file, if it is still looked at there."""
    known = {one.id for one in found.submission.files}
    address = found.address if file_id is None or file_id not in known else found.file_address(file_id)
    return f"{address}#comments"


def _pointed_at(request: HttpRequest, seen: Looked) -> dict[str, Any]:
    """The place that the address names, for the form."""
    at = request.GET.get("at", "")
    if seen.kind == "media":
        return {"time": at[:10]}
    return {"at": int(at)} if at.isascii() and at.isdigit() and len(at) < 8 else {}
