"""What the views of the board do: load it by the contract's number, run one verb on it, and come back to where one
was."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from anyshore.delivery.queries.board_page import BoardPage, WorkItemRow, board_page
from anyshore.delivery.queries.item_page import item_detail
from anyshore.delivery.queries.mentions import mentionable_on
from anyshore.kit.errors import Forbidden, NotFound
from anyshore.web.access import actor_of
from anyshore.web.board import forms, words
from anyshore.web.board.shown import columns_of, controls_of, is_late, moves_of, narrowed_by, today_of
from anyshore.web.board.starting import counts
from anyshore.web.forms import Form
from anyshore.web.rendering import page, submit


def read(request: HttpRequest, number: int, *, to_write: bool = False) -> BoardPage:
    """The board as the reader sees it; NotFound otherwise, and Forbidden where they may only read it and came to
    write."""
    found = board_page(actor_of(request), number)
    if not found.has_begun and to_write:
        raise NotFound()
    if to_write and not found.may:
        raise Forbidden()
    return found


def read_item(request: HttpRequest, number: int, item: int) -> tuple[BoardPage, WorkItemRow]:
    """A board that the reader writes, and one item of it."""
    found = read(request, number, to_write=True)
    return found, found.item(item)


def board_address(request: HttpRequest, board: BoardPage) -> str:
    """The board, narrowed as it was."""
    return reverse("board:board", args=[board.number]) + narrowed_by(request, board).query


def item_address(board: BoardPage, item: WorkItemRow) -> str:
    """One item of the board."""
    return reverse("board:item", args=[board.number, item.number])


def timed_lines(board: BoardPage, item: WorkItemRow) -> list[tuple[str, str]]:
    """The lines of the hours on which a timer for this item can run: its own, if it belongs to one."""
    lines = [(str(one.line), one.title) for one in board.belongs if one.line]
    return [one for one in lines if one[0] == str(item.line)] or lines


def act(
    request: HttpRequest, verb: Callable[..., Any], to: str, form: Form | None = None, *, told: str, **given: Any
) -> HttpResponse | None:
    """Run ``verb`` and go on to an address."""
    return submit(request, verb, form=form, to=to, told=told, **given)


def press(request: HttpRequest, verb: Callable[..., Any], to: str, *, told: str, **given: Any) -> HttpResponse:
    """The same for a button without a form: a refusal becomes a page of its own."""
    done = act(request, verb, to, told=told, **given)
    assert done is not None  # only a form makes it None
    return done


def show_board(request: HttpRequest, board: BoardPage, moved: Form | None = None) -> HttpResponse:
    """The columns as the address narrows them; ``moved`` is a move that was refused."""
    wanted = narrowed_by(request, board)
    return page(
        request,
        "board/board.html",
        block="found",
        b=board,
        wanted=wanted,
        columns=columns_of(request, board, wanted),
        controls=controls_of(request, board, wanted),
        priorities=words.PRIORITIES,
        first=counts(board),
        move=moved or forms.Move(request),
    )


def show_item(request: HttpRequest, board: BoardPage, item: WorkItemRow, comment: Form) -> HttpResponse:
    """One item whole."""
    detail = item_detail(actor_of(request), item.id)
    return page(
        request,
        "board/item.html",
        b=board,
        item=item,
        d=detail,
        history=words.history(detail.history),
        priorities=words.PRIORITIES,
        late=is_late(item, today_of(request)),
        moves=moves_of(item) if item.archived_at is None else (),
        comment=comment,
        people=mentionable_on(actor_of(request), item.id),
        timer=forms.Start(request, options={"line": timed_lines(board, item)}) if board.may_time else None,
        assign=forms.assign_form(request, board, item),
    )
