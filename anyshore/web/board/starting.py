"""What an empty board can be filled with: the milestones of the contract, or their acceptance criteria."""

from __future__ import annotations

from anyshore.delivery.queries.board_page import BoardPage
from anyshore.delivery.rules.board import LONGEST_TITLE, MOST_ITEMS, NewItem, WorkItemText


def first_items(board: BoardPage, of: str) -> list[NewItem]:
    """An item for each milestone or each criterion; nothing for anything else."""
    parts = [one for one in board.belongs if one.milestone_id is not None]
    if of == "milestones":
        said = [(one.title, one) for one in parts]
    elif of == "criteria":
        said = [(line, one) for one in parts for line in one.criteria]
    else:
        said = []
    return [
        NewItem(
            WorkItemText(
                title=_cut(words),
                note=words if len(words) > LONGEST_TITLE else "",
                due_on=one.due_on,
                milestone_id=one.milestone_id,
            )
        )
        for words, one in said[:MOST_ITEMS]
    ]


def counts(board: BoardPage) -> tuple[int, int]:
    """How many milestones and how many criteria there are."""
    return len(first_items(board, "milestones")), len(first_items(board, "criteria"))


def _cut(words: str) -> str:
    """A title of it: the whole, or its beginning."""
    one_line = " ".join(words.split())
    return one_line if len(one_line) <= LONGEST_TITLE else one_line[: LONGEST_TITLE - 1].rstrip() + "…"
