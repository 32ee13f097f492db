"""Source files on the desk: one file line by line, or the list of an archive, with what changed since the version
before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from anyshore.delivery.queries.comments import CommentRow
from anyshore.kit.documents import archives, changes, text
from anyshore.kit.documents.limits import Unreadable
from anyshore.plumbing import reading
from anyshore.plumbing.files import AttachedFile
from anyshore.web.desk.reading import MOST_SHOWN, Looked

MOST_LINES = 3_000
"""Of a longer file the first are shown."""
MOST_LISTED = 500


@dataclass(frozen=True, slots=True)
class Member:
    """A file of an archive: new, changed, same or gone."""

    path: str
    size: int
    state: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line with its number in the old and the new version, and the comments on it."""

    kind: str
    text: str
    old: int | None
    new: int | None
    comments: tuple[CommentRow, ...]


@dataclass(frozen=True, slots=True)
class View:
    """What is shown: the ``members`` of an archive and, once one is chosen, its lines in hunks. ``whole`` says that
    there is nothing to compare with; ``cut`` that there are more lines."""

    members: tuple[Member, ...]
    path: str
    hunks: tuple[tuple[Line, ...], ...]
    whole: bool
    cut: bool


def source_view(looked: Looked, path: str) -> View:
    """The file, or one of the archive. Raises Unreadable, also for a path that is not in it."""
    if looked.type != "zip":
        before = _text(looked.before.file, "") if looked.before else None
        return _view((), "", _text(looked.file, ""), before, looked.comments)
    members = _members(looked)
    if not path:
        return View(members, "", (), whole=True, cut=False)
    known = {one.path: one.state for one in members}
    if path not in known:
        raise Unreadable("broken")
    after = _text(looked.file, path) if known[path] != "gone" else []
    before = _text(looked.before.file, path) if looked.before and known[path] != "new" else None
    return _view(members, path, after, before, [one for one in looked.comments if one.place.path == path])


def _members(looked: Looked) -> tuple[Member, ...]:
    new = _listed(looked.file)
    old = _listed(looked.before.file) if looked.before else new
    states = {path: "new" if path not in old else "same" if old[path] == new[path] else "changed" for path in new}
    states |= {path: "gone" for path in old if path not in new}
    rows = (Member(path, (new.get(path) or old[path])[0], state) for path, state in sorted(states.items()))
    return tuple(sorted(rows, key=lambda one: one.state == "same"))[:MOST_LISTED]


def _listed(file: AttachedFile) -> dict[str, tuple[int, int]]:
    """Every file of an archive with its size and its CRC."""
    with reading.opened(file.sha256) as stream, archives.opened(stream) as archive:
        return {one.filename: (one.file_size, one.CRC) for one in archive.infolist() if not one.is_dir()}


def _text(file: AttachedFile, path: str) -> list[str]:
    if not path:
        return text.decoded(reading.whole(file.sha256, MOST_SHOWN)).split("\n")
    with reading.opened(file.sha256) as stream:
        return text.decoded(archives.member(stream, path, MOST_SHOWN)).split("\n")


def _view(
    members: tuple[Member, ...], path: str, after: list[str], before: list[str] | None, comments: Sequence[CommentRow]
) -> View:
    said: dict[int, tuple[CommentRow, ...]] = {}
    for one in comments:
        said[one.place.n] = (*said.get(one.place.n, ()), one)
    compared = before is not None and not changes.too_long(before, after)
    lines = list(changes.lines(before if compared and before is not None else after, after))
    hunks = changes.hunks(lines, also=said) if compared else [lines[:MOST_LINES]]
    shown = tuple(tuple(_line(one, said) for one in hunk) for hunk in hunks)
    return View(members, path, shown, whole=not compared, cut=not compared and len(lines) > MOST_LINES)


def _line(one: changes.Line, said: dict[int, tuple[CommentRow, ...]]) -> Line:
    return Line(str(one.kind), one.text, one.old, one.new, said.get(one.new or 0, ()))
