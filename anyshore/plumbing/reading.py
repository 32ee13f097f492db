"""Stored files as parsers read them: which there are, their first bytes, and the whole where it is not too large."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import BinaryIO
from uuid import UUID

from anyshore.kit.documents.kinds import type_of
from anyshore.kit.documents.limits import MOST_BYTES, Unreadable
from anyshore.plumbing.files import AttachedFile, path_of
from anyshore.plumbing.models import StoredFile


def held(file_ids: Iterable[UUID], *, by: UUID | None) -> list[AttachedFile]:
    """Those of these stored files that this person uploaded, in the order in which they are named."""
    wanted = list(dict.fromkeys(file_ids))
    rows = StoredFile.objects.filter(pk__in=wanted, uploaded_by_id=by) if by else StoredFile.objects.none()
    found = {row.pk: AttachedFile(row.pk, row.name, row.size, row.sha256, row.content_type) for row in rows}
    return [found[one] for one in wanted if one in found]


def opened(sha256: str) -> BinaryIO:
    """The bytes with this hash, open for reading."""
    return path_of(sha256).open("rb")


def size_of(sha256: str) -> int:
    """How many bytes there are."""
    return path_of(sha256).stat().st_size


def head(sha256: str, most: int) -> bytes:
    """The first bytes."""
    with opened(sha256) as stream:
        return stream.read(most)


def whole(sha256: str, most: int = MOST_BYTES) -> bytes:
    """All bytes; Unreadable where there are more than ``most``."""
    found = head(sha256, most + 1)
    if len(found) > most:
        raise Unreadable("too_large")
    return found


@lru_cache(maxsize=4096)
def kind_of(sha256: str, name: str, size: int) -> str:
    """What the stored bytes are (kit.documents.kinds); empty where nobody knows."""
    with opened(sha256) as stream:
        return type_of(name, stream, size)
