"""Which stored files are pictures: read from their bytes once, since bytes never change under their hash."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from anyshore.kit.pictures import HEAD_BYTES, Picture, measured
from anyshore.plumbing.files import AttachedFile, path_of


@dataclass(frozen=True, slots=True)
class PictureFile:
    """An attached picture with its size in pixels."""

    id: UUID
    name: str
    width: int
    height: int


@lru_cache(maxsize=4096)
def picture(sha256: str) -> Picture | None:
    """What the stored bytes with this hash show; None where they are no picture."""
    with path_of(sha256).open("rb") as file:
        return measured(file.read(HEAD_BYTES))


def sorted_out(attached: Iterable[AttachedFile]) -> tuple[tuple[PictureFile, ...], tuple[AttachedFile, ...]]:
    """The pictures among attached files, and the others, both in their order."""
    pictures: list[PictureFile] = []
    others: list[AttachedFile] = []
    for file in attached:
        shown = picture(file.sha256)
        if shown is None:
            others.append(file)
        else:
            pictures.append(PictureFile(file.id, file.name, shown.width, shown.height))
    return tuple(pictures), tuple(others)
