"""Any two versions of a contract beside each other: term by term, in one column or in two."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from django.http import HttpRequest

from anyshore.insight.queries.contract import Contract
from anyshore.insight.queries.contract_versions import version_content
from anyshore.web.access import actor_of
from anyshore.web.contracts.changes import NONE, Change, Changes, between, whole

WORDS = re.compile(r"\d[\d.,:]*\d|\w+|\s+|.", re.DOTALL)
MOST_PAIRS = 1_000_000
"""Above so many pairs of words, what differs is compared sentence by sentence: comparing words is quadratic."""

SENTENCES = re.compile(r".+?(?:[.;:!?…]\s+|\n+|$)", re.DOTALL)

Piece = tuple[str, str]
"""A piece of text and what became of it: ``same``, ``gone`` or ``new``."""


@dataclass(frozen=True, slots=True)
class Row:
    """One term that differs, whole and as one text with what went and what came."""

    change: Change
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two versions. ``beside``: in two columns, else in one."""

    changes: Changes
    rows: tuple[Row, ...]
    beside: bool


def comparison_of(request: HttpRequest, contract: Contract) -> Comparison:
    """The two versions that the address names; without one, the newest and the one before it."""
    newest = contract.page.version
    before = _version(request, "from", max(newest - 1, 1), newest)
    after = _version(request, "to", newest, newest)
    contents = (version_content(actor_of(request), contract.id, number) for number in (before, after))
    changes = between(*contents, cut=whole)
    rows = tuple(Row(one, tuple(pieces(*(_said(text) for text in (one.was, one.new))))) for one in changes.rows)
    return Comparison(changes, rows, beside=request.GET.get("view") == "beside")


def _said(text: str) -> str:
    """A term's text; of a term that is not there, none."""
    return "" if text == NONE else text


def pieces(was: str, new: str) -> Iterator[Piece]:
    """One text out of two: what stayed, what went, what came, in reading order.

    What both begin and end with is set aside first, so that one changed word in a long text costs no more than the
    word.
    """
    old, fresh = WORDS.findall(was), WORDS.findall(new)
    head = _equal(old, fresh)
    tail = _equal(old[head:][::-1], fresh[head:][::-1])
    middle = old[head : len(old) - tail], fresh[head : len(fresh) - tail]
    if len(middle[0]) * len(middle[1]) > MOST_PAIRS:
        middle = SENTENCES.findall("".join(middle[0])), SENTENCES.findall("".join(middle[1]))
    found = [("".join(old[:head]), "same"), *_differing(*middle), ("".join(old[len(old) - tail :]), "same")]
    yield from (piece for piece in found if piece[0])


def _equal(one: Sequence[str], other: Sequence[str]) -> int:
    """How many parts both begin with."""
    return next(
        (place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )


def _differing(old: Sequence[str], fresh: Sequence[str]) -> Iterator[Piece]:
    for kind, i, j, k, m in SequenceMatcher(None, old, fresh, autojunk=False).get_opcodes():
        if kind == "equal":
            yield "".join(old[i:j]), "same"
            continue
        yield "".join(old[i:j]), "gone"
        yield "".join(fresh[k:m]), "new"


def _version(request: HttpRequest, name: str, usual: int, newest: int) -> int:
    """The number of a version as the address says it; ``usual`` where it says none that there is."""
    said = request.GET.get(name, "")
    number = int(said) if said.isascii() and said.isdecimal() and len(said) < 7 else usual
    return number if 1 <= number <= newest else usual
