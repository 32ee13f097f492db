"""A translation on the desk: source beside target, faults, what changed since the version before, comments."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from anyshore.delivery.queries.comments import CommentRow
from anyshore.kit.documents import po, xliff
from anyshore.kit.documents.segments import PLACEHOLDER, Fault, Segment
from anyshore.plumbing import reading
from anyshore.plumbing.files import AttachedFile
from anyshore.web.contracts.comparing import Piece
from anyshore.web.desk.reading import MOST_SHOWN, Looked, type_of
from anyshore.web.desk.wording import worded

READERS = {"po": po.segments, "xliff": xliff.segments}
ON_A_PAGE = 100
FAULTS = {
    Fault.UNTRANSLATED: _("untranslated"),
    Fault.FUZZY: _("uncertain"),
    Fault.PLACEHOLDERS: _("other placeholders"),
}
FILTERS = {
    "all": pgettext_lazy("segments", "All"),
    "faults": _("With faults"),
    "changed": pgettext_lazy("segments", "Changed"),
    "commented": _("Commented"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One segment, its number from 1. ``targets`` are in pieces: what stayed, went, came; ``sources`` mark
    placeholders."""

    n: int
    key: str
    sources: tuple[tuple[Piece, ...], ...]
    targets: tuple[tuple[Piece, ...], ...]
    faults: tuple[Fault, ...]
    note: str
    state: str
    comments: tuple[CommentRow, ...]


@dataclass(frozen=True, slots=True)
class View:
    """The segments of one page and how many each filter finds."""

    rows: tuple[Row, ...]
    counts: dict[str, int]
    shown: str
    page: int
    pages: int


def segments_of(file: AttachedFile) -> list[Segment]:
    """The segments of a PO or XLIFF file. Raises Unreadable."""
    return READERS[type_of(file)](reading.whole(file.sha256, MOST_SHOWN))


def segment_view(looked: Looked, shown: str, page: int) -> View:
    """A page of the segments under one filter. Raises Unreadable."""
    found = list(enumerate(segments_of(looked.file), 1))
    was = {one.key: one for one in segments_of(looked.before.file)} if looked.before else {}
    said = {one.place.key for one in looked.comments}
    chosen = {
        "all": found,
        "faults": [(n, one) for n, one in found if one.faults],
        "changed": [(n, one) for n, one in found if was and _state(one, was) != "same"],
        "commented": [(n, one) for n, one in found if one.key in said],
    }
    shown = shown if shown in chosen else "all"
    counts = {name: len(rows) for name, rows in chosen.items()}
    pages = max(1, -(-len(chosen[shown]) // ON_A_PAGE))
    page = min(max(page, 1), pages)
    part = chosen[shown][(page - 1) * ON_A_PAGE : page * ON_A_PAGE]
    return View(tuple(_row(n, one, was, looked.comments) for n, one in part), counts, shown, page, pages)


def _row(n: int, one: Segment, was: dict[str, Segment], comments: Sequence[CommentRow]) -> Row:
    before = was.get(one.key, one if not was else Segment(one.key, one.sources, ()))
    pairs = [
        (before.targets[place] if place < len(before.targets) else "", said) for place, said in enumerate(one.targets)
    ]
    return Row(
        n=n,
        key=one.key,
        sources=tuple(_marked(said) for said in one.sources),
        targets=tuple(worded(old, said) if old != said else _marked(said) for old, said in pairs),
        faults=one.faults,
        note=one.note,
        state=_state(one, was) if was else "same",
        comments=tuple(comment for comment in comments if comment.place.key == one.key),
    )


def _state(one: Segment, was: dict[str, Segment]) -> str:
    before = was.get(one.key)
    if before is None:
        return "new"
    return "same" if before.targets == one.targets else "changed"


def _marked(said: str) -> tuple[Piece, ...]:
    """The words with their placeholders apart."""
    found: list[Piece] = []
    at = 0
    for match in PLACEHOLDER.finditer(said):
        if match.start() > at:
            found.append((said[at : match.start()], "same"))
        found.append((match[0], "place"))
        at = match.end()
    return (*found, (said[at:], "same")) if at < len(said) or not found else tuple(found)
