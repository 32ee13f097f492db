"""Pages of the work board, and what one does on them."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from anyshore.delivery.actions.add_work_item import add_work_item
from anyshore.delivery.actions.add_work_items import add_work_items
from anyshore.delivery.actions.archive_work_item import archive_work_item
from anyshore.delivery.actions.assign_work_item import assign_work_item
from anyshore.delivery.actions.bring_back_work_item import bring_back_work_item
from anyshore.delivery.actions.comment_on_work_item import comment_on_work_item
from anyshore.delivery.actions.edit_work_item import edit_work_item
from anyshore.delivery.actions.move_work_item import move_work_item
from anyshore.delivery.actions.tick_work_step import tick_work_step
from anyshore.kit.errors import Invalid, NotFound
from anyshore.web.access import signed_in
from anyshore.web.board import forms
from anyshore.web.board.changing import differences, merge, save
from anyshore.web.board.reading import (
    act,
    board_address,
    item_address,
    press,
    read,
    read_item,
    show_board,
    show_item,
)
from anyshore.web.board.starting import first_items
from anyshore.web.files.views import stored
from anyshore.web.rendering import page


@signed_in
def board(request: HttpRequest, number: int) -> HttpResponse:
    """The columns, narrowed by the address."""
    return show_board(request, read(request, number))


@signed_in
def archive(request: HttpRequest, number: int) -> HttpResponse:
    """What was taken off the board, with the way back."""
    return page(request, "board/archive.html", b=read(request, number))


@signed_in
def add(request: HttpRequest, number: int) -> HttpResponse:
    """A new work item."""
    found = read(request, number, to_write=True)
    form = forms.add_form(request, found)
    if form.accepted():
        done = save(request, add_work_item, found, form, told=_("It stands on the board."), **forms.whose(found, form))
        if done:
            return done
    return page(request, "board/edit.html", b=found, item=None, form=form, theirs=())


@signed_in
def edit(request: HttpRequest, number: int, item: int) -> HttpResponse:
    """Change what an item says. What somebody else changed meanwhile is kept; where both changed the same, theirs
    stands beside it."""
    found, row = read_item(request, number, item)
    if row.archived_at is not None:
        return HttpResponseRedirect(item_address(found, row))
    form = forms.edit_form(request, found, row)
    if form.accepted():
        merge(row, form)
        given = {"item_id": row.id, "seen": form.values["seen"], "drop_ids": forms.chosen(form.values["drop"])}
        done = save(request, edit_work_item, found, form, told=_("Changed."), **given)
        if done:
            return done
    return page(request, "board/edit.html", b=found, item=row, form=form, theirs=differences(found, row, form))


@signed_in
def item(request: HttpRequest, number: int, item: int) -> HttpResponse:
    """One item: its note, steps, files, comments and history; and a comment on it."""
    found = read(request, number)
    row = found.item(item)
    form = forms.Comment(request)
    if form.accepted():
        read_item(request, number, item)
        given = {"item_id": row.id, "words": form.values["words"], "file_ids": stored(request, form.values["files"])}
        to = f"{item_address(found, row)}#comments"
        done = act(request, comment_on_work_item, to, form, told=_("Your comment stands."), **given)
        if done:
            return done
    return show_item(request, found, row, form)


@require_POST
@signed_in
def move(request: HttpRequest, number: int) -> HttpResponse:
    """Move one item; refused, the board stands as it is now, with the reason above it."""
    found = read(request, number, to_write=True)
    form = forms.Move(request)
    if not form.accepted():
        return show_board(request, found, form)
    wanted = form.values["move"]
    row = found.item(wanted.number)
    on_item = "on_item" in request.GET
    to = item_address(found, row) if on_item else f"{board_address(request, found)}#item-{row.number}"
    given = {"item_id": row.id, "seen": wanted.seen, "column": wanted.to, "after": wanted.after}
    done = act(request, move_work_item, to, form, told="", **given)
    return done or show_board(request, read(request, number), form)


@require_POST
@signed_in
def assign(request: HttpRequest, number: int, item: int) -> HttpResponse:
    """Say who looks after it."""
    found, row = read_item(request, number, item)
    form = forms.assign_form(request, found, row)
    if not form.accepted():
        raise Invalid(field="assignee", reason="choice")
    given = {"item_id": row.id, "assignee_id": forms.person_of(form.values)}
    return press(request, assign_work_item, item_address(found, row), told=_("Changed. They are told."), **given)


@require_POST
@signed_in
def tick(request: HttpRequest, number: int, item: int) -> HttpResponse:
    """One step is done, or is not after all."""
    found, row = read_item(request, number, item)
    form = forms.Tick(request)
    if not form.accepted():
        raise NotFound()
    given = {**form.values, "done": form.values["done"] == 1}
    return press(request, tick_work_step, f"{item_address(found, row)}#steps", told="", item_id=row.id, **given)


@require_POST
@signed_in
def put_away(request: HttpRequest, number: int, item: int) -> HttpResponse:
    """Take it off the board."""
    found, row = read_item(request, number, item)
    told = _("Put into the archive. You can bring it back from there.")
    return press(request, archive_work_item, board_address(request, found), told=told, item_id=row.id)


@require_POST
@signed_in
def bring_back(request: HttpRequest, number: int, item: int) -> HttpResponse:
    """Bring it back to where it stood."""
    found, row = read_item(request, number, item)
    return press(
        request,
        bring_back_work_item,
        item_address(found, row),
        told=_("It stands on the board again."),
        item_id=row.id,
    )


@require_POST
@signed_in
def start(request: HttpRequest, number: int) -> HttpResponse:
    """Fill an empty board: an item for each milestone, or for each acceptance criterion."""
    found = read(request, number, to_write=True)
    items = first_items(found, request.POST.get("of", ""))
    if not items:
        raise NotFound()
    given = {"agreement_id": found.agreement_id, "items": items, "only_if_empty": True}
    to = reverse("board:board", args=[number])
    return press(request, add_work_items, to, told=_("They stand on the board."), **given)
