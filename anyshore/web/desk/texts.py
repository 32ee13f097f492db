"""A text on the desk: its paragraphs, what changed in each since the version before, the comments on each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from anyshore.delivery.queries.comments import CommentRow
from anyshore.kit.documents import changes, text
from anyshore.kit.documents.changes import Kind
from anyshore.plumbing import reading
from anyshore.plumbing.files import AttachedFile
from anyshore.web.contracts.comparing import Piece
from anyshore.web.desk.reading import MOST_SHOWN, Looked, type_of
from anyshore.web.desk.wording import worded


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph. ``n`` counts those of this version from 1, 0 for one that is gone; ``state`` is same, new, gone
    or changed."""

    n: int
    pieces: tuple[Piece, ...]
    state: str
    comments: tuple[CommentRow, ...] = ()


def paragraphs_of(file: AttachedFile) -> list[str]:
    """The paragraphs of a text, of Markdown as it was written, or of a Word document. Raises Unreadable."""
    data = reading.whole(file.sha256, MOST_SHOWN)
    if type_of(file) == "docx":
        return text.docx_paragraphs(data)
    return text.paragraphs(text.decoded(data))


def text_view(looked: Looked) -> list[Paragraph]:
    """The whole text with its changes and comments. Raises Unreadable."""
    after = paragraphs_of(looked.file)
    before = paragraphs_of(looked.before.file) if looked.before else after
    said = {n: tuple(one for one in looked.comments if one.place.n == n) for n in range(1, len(after) + 1)}
    if changes.too_long(before, after):
        before = after
    return list(_paired(list(changes.lines(before, after)), said))


def changed(rows: Sequence[Paragraph]) -> int:
    """How many paragraphs differ."""
    return sum(row.state != "same" for row in rows)


def _paired(lines: Sequence[changes.Line], said: dict[int, tuple[CommentRow, ...]]) -> Iterator[Paragraph]:
    """Paragraphs that went and came at one place are one that changed, word by word."""
    gone: list[str] = []
    for line in lines:
        if line.kind is Kind.GONE:
            gone.append(line.text)
            continue
        n = line.new or 0
        if line.kind is Kind.NEW and gone:
            yield Paragraph(n, worded(gone.pop(0), line.text), "changed", said[n])
            continue
        yield from (_gone(one) for one in gone)
        gone = []
        kind = "new" if line.kind is Kind.NEW else "same"
        yield Paragraph(n, ((line.text, kind),), kind, said[n])
    yield from (_gone(one) for one in gone)


def _gone(words: str) -> Paragraph:
    return Paragraph(0, ((words, "gone"),), "gone")
