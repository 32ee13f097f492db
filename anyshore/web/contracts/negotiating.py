"""A contract on offer clause by clause: what stands in each row, and beside it what was suggested and said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from uuid import UUID

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from anyshore.contracts.queries.comments import PlaceCommentRow, place_comments, read_until
from anyshore.contracts.queries.suggestions import SuggestionRow, suggestions_of
from anyshore.contracts.rules.clauses.languages import Language
from anyshore.contracts.rules.clauses.writing import Written, unquoted
from anyshore.contracts.rules.content import Content
from anyshore.contracts.rules.places import WHOLE, followed, rows_of, slots, values_at
from anyshore.contracts.rules.said import is_said
from anyshore.contracts.rules.suggestions import PENDING, SuggestionState, holds, suggested
from anyshore.contracts.rules.text import terms_said
from anyshore.insight.queries.contract import Contract
from anyshore.insight.queries.contract_versions import version_content
from anyshore.kit.actor import Actor
from anyshore.web.access import actor_of
from anyshore.web.contracts.clause_library import language_of
from anyshore.web.contracts.comparing import Piece, pieces
from anyshore.web.contracts.place_words import field_label, heading_of, is_new, value_words
from anyshore.web.rendering import now_of

Words = str | Promise
PARTS: Sequence[tuple[Words, tuple[str, ...]]] = (
    (_("The work"), ("title", "brief", "milestones")),
    (_("Hours, units, days and duties"), ("time", "retainer", "hours", "units", "dated", "duties")),
    (_("Terms"), ("terms",)),
    (_("Clauses"), ("clauses",)),
    (_("The contract itself"), ("language",)),
)
"""The parts of the page, each with the kinds of rows that stand in it."""


@dataclass(frozen=True, slots=True)
class Diff:
    """One field of a suggestion: what it is called, and old and new in one text."""

    label: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A suggestion as the page shows it. ``text`` are the sentences of the clause that would read otherwise; ``may``
    the verbs that the reader may do now."""

    row: SuggestionRow
    diffs: tuple[Diff, ...]
    text: tuple[tuple[Piece, ...], ...]
    mine: bool
    may: frozenset[str]


@dataclass(frozen=True, slots=True)
class Ground:
    """One row of the contract: its heading and its text in the reader's language, and what is said about it."""

    row: str
    id: str
    heading: str
    lines: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    suggestions: tuple[Shown, ...]
    comments: tuple[PlaceCommentRow, ...]

    @property
    def open_points(self) -> int:
        """How much of it waits for an answer, or is not settled."""
        waiting = sum(one.row.state is SuggestionState.OPEN for one in self.suggestions)
        return waiting + sum(one.settled_at is None for one in self.comments)


@dataclass(frozen=True, slots=True)
class Negotiation:
    """The page: its parts, what is accepted for the next version, what was answered before, and what may be done."""

    parts: tuple[tuple[Words, tuple[Ground, ...]], ...]
    accepted: tuple[SuggestionRow, ...]
    before: tuple[Shown, ...]
    gone: tuple[PlaceCommentRow, ...]
    fresh: frozenset[UUID]
    only_open: bool
    language: Language
    open_points: int
    may_suggest: bool
    may_write: bool


def negotiation_of(request: HttpRequest, contract: Contract) -> Negotiation:
    """The negotiation of an agreement as its reader sees it now."""
    page = _Page(request, contract)
    grounds = [page.ground(row) for row in page.rows]
    only_open = request.GET.get("show") == "open"
    shown = [one for one in grounds if not only_open or one.open_points]
    parts = ((words, tuple(one for one in shown if one.row.partition(".")[0] in kinds)) for words, kinds in PARTS)
    return Negotiation(
        parts=tuple(part for part in parts if part[1]),
        accepted=tuple(one for one in page.suggestions if one.state is SuggestionState.ACCEPTED),
        gone=tuple(page.gone),
        fresh=page.fresh,
        before=tuple(page.shown(one) for one in reversed(page.suggestions) if one.state not in PENDING),
        only_open=only_open,
        language=page.reader,
        open_points=sum(one.open_points for one in grounds),
        may_suggest="suggest" in contract.may,
        may_write="counter" in contract.may,
    )


def row_id(row: str) -> str:
    """A row's id in the page."""
    return "r-" + row.replace(".", "-").replace("~", "-").replace("+", "new")


def beside_rows(
    content: Content, rows: Sequence[str], comments: Sequence[PlaceCommentRow]
) -> tuple[dict[str, list[PlaceCommentRow]], list[PlaceCommentRow]]:
    """The comments by the row beside which they stand now, and those about what is gone."""
    beside: dict[str, list[PlaceCommentRow]] = {}
    gone: list[PlaceCommentRow] = []
    for said in comments:
        row = followed(content, said.row, said.anchor)
        (beside.setdefault(row, []) if row is not None and row in rows else gone).append(said)
    return beside, gone


def unread(
    actor: Actor, agreement_id: UUID, comments: Sequence[PlaceCommentRow], made: Sequence[SuggestionRow] = ()
) -> frozenset[UUID]:
    """What others suggested and said since the reader last looked."""
    me, until = actor.person_id, read_until(actor, agreement_id)
    rows = [(one.id, one.author_id, one.at) for row in comments for one in (row.said, *row.replies)]
    rows += [(one.id, one.author_id, one.at) for one in made]
    return frozenset(key for key, author, at in rows if author != me and (until is None or at > until))


class _Page:
    """What the page is drawn from."""

    def __init__(self, request: HttpRequest, contract: Contract) -> None:
        self.contract, self.content = contract, contract.page.content
        self.reader, self.on = language_of(""), now_of(request).date()
        self.actor = actor = actor_of(request)
        self.suggestions = suggestions_of(actor, contract.id)
        older = {one.version for one in self.suggestions} - {contract.page.version}
        self.contents = {number: version_content(actor, contract.id, number) for number in older}
        self.contents[contract.page.version] = self.content
        pending = [one for one in self.suggestions if one.state in PENDING]
        there = rows_of(self.content)
        self.rows = [*there, *dict.fromkeys(one.change.row for one in pending if one.change.row not in there)]
        self.by_row: dict[str, list[SuggestionRow]] = {}
        for one in pending:
            self.by_row.setdefault(one.change.row, []).append(one)
        comments = place_comments(actor, contract.id)
        self.said, self.gone = beside_rows(self.content, self.rows, comments)
        self.fresh = unread(actor, contract.id, comments, self.suggestions)

    def ground(self, row: str) -> Ground:
        lines = tuple(clause_lines(self.content, row, self.reader))
        heading = heading_of(self.content, row, self.reader)
        if row.startswith("clauses.") and not lines and self.by_row.get(row):
            heading = next(iter(self._added(row)), heading)
        facts = () if lines else tuple(facts_of(self.content, row, self.reader))
        found = tuple(self.shown(one) for one in self.by_row.get(row, ()))
        return Ground(row, row_id(row), heading, lines, facts, found, tuple(self.said.get(row, ())))

    def _added(self, row: str) -> Iterator[str]:
        """What a clause that is suggested anew is called."""
        for one in self.by_row[row]:
            words = value_words(self.content, row, WHOLE, one.change.to.get(WHOLE), self.reader)
            yield words.partition("\n")[0]

    def shown(self, one: SuggestionRow) -> Shown:
        content, change = self.contents[one.version], one.change
        if change.row not in rows_of(content) and not is_new(change.row) and one.version != self.contract.page.version:
            content = self.content
        diffs = tuple(self._diff(content, one, name) for name in change.to)
        pending = one.state in PENDING
        text = tuple(self._text(one)) if pending and WHOLE not in change.to else ()
        mine = one.side == self.contract.page.side
        return Shown(one, diffs, text, mine, self._may(one, mine=mine))

    def _diff(self, content: Content, one: SuggestionRow, name: str) -> Diff:
        row = one.change.row
        was, to = (
            value_words(content, row, name, values.get(name), self.reader)
            for values in (one.change.was, one.change.to)
        )
        return diff_of(field_label(content, row, name, self.reader), was, to)

    def _text(self, one: SuggestionRow) -> Iterator[tuple[Piece, ...]]:
        """The sentences of its clause that would read otherwise."""
        if not holds(self.content, [one.change], self.on):
            return
        after = suggested(self.content, [one.change], self.on)
        texts = (clause_lines(content, one.change.row, self.reader) for content in (self.content, after))
        for was, new in zip_longest(*texts, fillvalue=""):
            if was != new:
                yield tuple(pieces(was, new))

    def _may(self, one: SuggestionRow, *, mine: bool) -> frozenset[str]:
        may = self.contract.may
        answers = {"accept", "refuse"} if one.state is SuggestionState.OPEN else set()
        if one.state in (SuggestionState.ACCEPTED, SuggestionState.REFUSED):
            answers = {"reconsider"}
        if mine:
            waits = one.state is SuggestionState.OPEN and "suggest" in may
            return frozenset({"withdraw"} if waits else ())
        return frozenset(answers if "counter" in may else ())


def diff_of(label: str, was: str, to: str) -> Diff:
    """Old and new of one field: long words piece by piece."""
    long = (len(was) > 60 and len(to) > 60) or "\n" in was + to
    return Diff(label, tuple(pieces(was, to)) if long else _whole(was, to))


def _whole(was: str, to: str) -> tuple[Piece, ...]:
    """Short values are struck and written whole: a number reads better than its digits."""
    return tuple(piece for piece in ((was, "gone"), (to, "new")) if piece[0])


def clause_lines(content: Content, row: str, reader: Language) -> Iterator[str]:
    """The sentences that say a row in the text of the contract, in the reader's language, without marks."""
    kind, _dot, key = row.partition(".")
    found: Written | None = None
    if kind == "terms" and is_said(key, content):
        found = terms_said(key, content, reader)
    elif kind == "clauses":
        clauses = dict(zip(slots(content.clauses), content.clauses, strict=True))
        if key in clauses and not clauses[key].unfilled:
            found = clauses[key].written(reader, content.currency, content.wording)
    yield from (unquoted(line) for line in (found.sentences if found else ()))


def facts_of(content: Content, row: str, reader: Language) -> Iterator[tuple[str, str]]:
    """The fields of a row with what stands in them; nothing for a row that is not there."""
    values: Mapping[str, object] = values_at(content, row) or {}
    names = [name for name in values if name != WHOLE] or ([WHOLE] if values else [])
    for name in names:
        words = value_words(content, row, name, values[name], reader)
        if words and not (name == "title" and row.startswith("milestones.")):
            yield field_label(content, row, name, reader), words
