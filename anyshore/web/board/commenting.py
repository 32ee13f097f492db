"""Editing and withdrawing one's own comment on a work item. Comments are named by their place, from 1: none goes."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from anyshore.delivery.actions.edit_work_comment import edit_work_comment
from anyshore.delivery.actions.withdraw_work_comment import withdraw_work_comment
from anyshore.delivery.queries.board_page import BoardPage, WorkItemRow
from anyshore.delivery.queries.item_page import WorkCommentRow, item_detail
from anyshore.delivery.queries.mentions import mentionable_on
from anyshore.kit.errors import Forbidden, NotFound
from anyshore.web.access import actor_of, signed_in
from anyshore.web.board import forms
from anyshore.web.board.reading import act, item_address, press, read_item
from anyshore.web.rendering import page


@signed_in
def edit(request: HttpRequest, number: int, item: int, comment: int) -> HttpResponse:
    """Other words in their place; what stood there stays to be read."""
    found, row, said = _own(request, number, item, comment)
    form = forms.EditComment(request, initial={"words": said.words})
    if form.accepted():
        given = {"comment_id": said.id, "words": form.values["words"]}
        to = f"{item_address(found, row)}#comment-{comment}"
        if done := act(request, edit_work_comment, to, form, told=_("Your comment is changed."), **given):
            return done
    people = mentionable_on(actor_of(request), row.id)
    return page(request, "board/comment.html", b=found, item=row, place=comment, form=form, people=people)


@require_POST
@signed_in
def withdraw(request: HttpRequest, number: int, item: int, comment: int) -> HttpResponse:
    """It stands as withdrawn."""
    found, row, said = _own(request, number, item, comment)
    to = f"{item_address(found, row)}#comment-{comment}"
    return press(request, withdraw_work_comment, to, told=_("Your comment is withdrawn."), comment_id=said.id)


def _own(request: HttpRequest, number: int, item: int, comment: int) -> tuple[BoardPage, WorkItemRow, WorkCommentRow]:
    found, row = read_item(request, number, item)
    said = item_detail(actor_of(request), row.id).comments
    if not 1 <= comment <= len(said):
        raise NotFound()
    one = said[comment - 1]
    if one.author_id != actor_of(request).person_id:
        raise Forbidden()
    return found, row, one
