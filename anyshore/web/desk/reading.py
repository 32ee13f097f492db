"""What the desk shows: one hand-in, one of its files, the version of that file before, the comments."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from anyshore.contracts.rules import LIVE
from anyshore.delivery.queries import SubmissionRow
from anyshore.delivery.queries.comments import CommentRow, comments_of
from anyshore.insight.queries.contract import Contract, Part
from anyshore.kit.documents.kinds import TEXTS
from anyshore.kit.errors import NotFound
from anyshore.parties.rules import Right, has_right
from anyshore.plumbing import reading
from anyshore.plumbing.files import AttachedFile
from anyshore.web.access import actor_of
from anyshore.web.contracts.reading import read_part
from anyshore.web.files.views import PLAYED

PICTURES = frozenset({"png", "jpeg", "gif", "webp"})
SEGMENTED = frozenset({"po", "xliff"})
WRITTEN = frozenset({"txt", "md", "docx"})
MOST_SHOWN = 8 * 1024 * 1024
"""A larger file is not opened in a page."""


@dataclass(frozen=True, slots=True)
class Desk:
    """One hand-in with its comments. ``may`` is whether the reader may comment."""

    contract: Contract
    part: Part
    submission: SubmissionRow
    comments: tuple[CommentRow, ...]
    may: bool

    @property
    def address(self) -> str:
        """Where it stands."""
        place = [self.contract.number, self.part.position, self.submission.round]
        return reverse("desk:desk", args=place)

    def file_address(self, file_id: UUID) -> str:
        """Where one of its files stands."""
        place = [self.contract.number, self.part.position, self.submission.round, file_id]
        return reverse("desk:file", args=place)

    def on(self, file_id: UUID | None) -> list[CommentRow]:
        """The comments on one file, or on the whole."""
        return [one for one in self.comments if one.file_id == file_id]


@dataclass(frozen=True, slots=True)
class Version:
    """A file as an earlier round had it."""

    round: int
    file: AttachedFile


@dataclass(frozen=True, slots=True)
class Looked:
    """One file on the desk. ``kind`` says how it is looked at (picture, media, segments, text, source, or nothing),
    ``versions`` are those before, newest first, ``before`` the one that it is compared with."""

    desk: Desk
    file: AttachedFile
    type: str
    kind: str
    versions: tuple[Version, ...]
    before: Version | None

    @property
    def comments(self) -> list[CommentRow]:
        """The comments on this file."""
        return self.desk.on(self.file.id)


def desk_of(request: HttpRequest, number: int, position: int, number_of_round: int) -> Desk:
    """The hand-in of that round; NotFound where there is none that the reader sees."""
    found, part = read_part(request, number, position)
    submissions = part.work.submissions if part.work else ()
    submission = next((one for one in submissions if one.round == number_of_round), None)
    if submission is None:
        raise NotFound()
    actor = actor_of(request)
    side = found.page.side is not None and has_right(actor, Right.WORK)
    return Desk(found, part, submission, comments_of(actor, submission.id), side and found.page.state in LIVE)


def looked_at(request: HttpRequest, desk: Desk, file_id: UUID) -> Looked:
    """One file of a hand-in; NotFound where it is not among its files."""
    file = next((one for one in desk.submission.files if one.id == file_id), None)
    if file is None:
        raise NotFound()
    kind = type_of(file)
    versions = tuple(_versions(desk, file, kind))
    asked = request.GET.get("with", "")
    chosen = next((one for one in versions if str(one.round) == asked), None)
    before = None if asked == "none" else chosen or next(iter(versions), None)
    return Looked(desk, file, kind, looked(kind), versions, before)


def type_of(file: AttachedFile) -> str:
    """What a file is by its bytes."""
    return reading.kind_of(file.sha256, file.name, file.size)


def looked(kind: str) -> str:
    """How a file of this type is looked at."""
    ways = {
        "picture": PICTURES,
        "media": PLAYED,
        "segments": SEGMENTED,
        "text": WRITTEN,
        "source": TEXTS | {"svg", "zip"},
    }
    return next((way for way, kinds in ways.items() if kind in kinds), "")


def _versions(desk: Desk, file: AttachedFile, kind: str) -> list[Version]:
    """The file in the rounds before: of the same name, else the one that it may stand for."""
    work = desk.part.work
    rounds = [one for one in work.submissions if one.round < desk.submission.round] if work else []
    found = ((one.round, _same(one.files, desk.submission.files, file, kind)) for one in rounds)
    return [Version(number, same) for number, same in found if same is not None]


def _same(
    before: Sequence[AttachedFile], now: Sequence[AttachedFile], file: AttachedFile, kind: str
) -> AttachedFile | None:
    """The file of the same name; where it is gone, the only one of the type that went, if only this one came."""
    there = {one.name: one for one in before}
    if file.name in there:
        return there[file.name] if type_of(there[file.name]) == kind else None
    kept = {one.name for one in now}
    went = [one for one in before if one.name not in kept and type_of(one) == kind]
    came = [one for one in now if one.name not in there and type_of(one) == kind]
    return went[0] if len(went) == len(came) == 1 else None
