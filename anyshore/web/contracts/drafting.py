"""A draft as its page shows it: row by row, and the history of every edit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.functional import Promise

from anyshore.contracts.queries.comments import PlaceCommentRow, place_comments
from anyshore.contracts.queries.drafts import DraftPage, EditRow
from anyshore.contracts.rules.clauses.languages import Language
from anyshore.contracts.rules.clauses.shape import Value
from anyshore.contracts.rules.content import Content
from anyshore.contracts.rules.places import WHOLE, rows_of, standing
from anyshore.contracts.rules.suggestions import Change
from anyshore.kit.actor import Actor
from anyshore.web.contracts.clause_library import language_of
from anyshore.web.contracts.negotiating import (
    PARTS,
    Diff,
    beside_rows,
    clause_lines,
    diff_of,
    facts_of,
    row_id,
    unread,
)
from anyshore.web.contracts.place_words import field_label, heading_of, value_words

Words = str | Promise


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the draft: its heading and its text in the reader's language."""

    row: str
    id: str
    heading: str
    lines: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    comments: tuple[PlaceCommentRow, ...]


@dataclass(frozen=True, slots=True)
class Edit:
    """One edit of the history: what it was about, and old and new of each field."""

    row: EditRow
    heading: str
    diffs: tuple[Diff, ...]
    can_go: bool


@dataclass(frozen=True, slots=True)
class Drafted:
    """The page of a draft."""

    parts: tuple[tuple[Words, tuple[Row, ...]], ...]
    edits: tuple[Edit, ...]
    language: Language
    gone: tuple[PlaceCommentRow, ...]
    fresh: frozenset[UUID]
    may_suggest: bool


def drafted(actor: Actor, draft: DraftPage) -> Drafted:
    """The draft as its reader sees it, with what is said about each row."""
    reader, content, there = language_of(""), draft.content, rows_of(draft.content)
    comments = place_comments(actor, draft.id)
    said, gone = beside_rows(content, there, comments)
    rows = [_row(content, row, reader, said.get(row, ())) for row in there]
    parts = ((words, tuple(one for one in rows if one.row.partition(".")[0] in kinds)) for words, kinds in PARTS)
    edits = tuple(_edit(draft, one, reader) for one in draft.edits)
    return Drafted(
        parts=tuple(part for part in parts if part[1]),
        edits=edits,
        language=reader,
        gone=tuple(gone),
        fresh=unread(actor, draft.id, comments),
        may_suggest="edit" in draft.may,
    )


def _row(content: Content, row: str, reader: Language, said: Sequence[PlaceCommentRow]) -> Row:
    lines = tuple(clause_lines(content, row, reader))
    facts = () if lines else tuple(facts_of(content, row, reader))
    return Row(row, row_id(row), heading_of(content, row, reader), lines, facts, tuple(said))


def _edit(draft: DraftPage, one: EditRow, reader: Language) -> Edit:
    change = one.change
    heading = change.anchor or heading_of(draft.content, change.row, reader)
    can_go = "edit" in draft.may and not one.undone
    return Edit(one, heading, tuple(diffs_of(draft.content, change, reader)), can_go)


def diffs_of(content: Content, change: Change, reader: Language) -> list[Diff]:
    """Old and new of each field of a change."""
    return [
        diff_of(_label(content, change.row, name, reader), *_two(content, change, name, reader)) for name in change.to
    ]


def _two(content: Content, change: Change, name: str, reader: Language) -> tuple[str, str]:
    was, to = change.was.get(name), change.to[name]
    return _words(content, change.row, name, was, reader), _words(content, change.row, name, to, reader)


def _label(content: Content, row: str, name: str, reader: Language) -> str:
    try:
        return field_label(content, row, name, reader)
    except KeyError:
        return name


def _words(content: Content, row: str, name: str, value: Value, reader: Language) -> str:
    return value_words(content, row, name, value, reader)


def beside(content: Content, row: str, to: dict[str, Value], reader: Language) -> list[tuple[str, str, str]]:
    """For who comes second: each field that they changed, as it stands now and as they wrote it."""
    now = standing(content, row, to) if WHOLE not in to else {WHOLE: standing(content, row, [WHOLE])[WHOLE]}
    return [
        (
            _label(content, row, name, reader),
            value_words(content, row, name, now[name], reader),
            value_words(content, row, name, value, reader),
        )
        for name, value in to.items()
        if now[name] != value
    ]
