"""ZIP files from strangers: a list of what is in them, and one member at a time, inflated no further than allowed."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from anyshore.kit.documents.limits import MOST_BYTES, MOST_MEMBERS, Unreadable

PIECE = 64 * 1024
MOST_GROWTH = 200
"""A member that says it grows by more than this is none that a person packed."""


@contextmanager
def opened(source: bytes | BinaryIO) -> Iterator[zipfile.ZipFile]:
    """The archive, open; Unreadable where it is none, or holds more than anybody looks at."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(source) if isinstance(source, bytes) else source)
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise Unreadable("broken") from error
    with archive:
        if len(archive.infolist()) > MOST_MEMBERS:
            raise Unreadable("too_large")
        yield archive


def names(source: bytes | BinaryIO) -> dict[str, int]:
    """Every file in the archive with the size that it claims, in their order; folders are left out."""
    with opened(source) as archive:
        return {one.filename: one.file_size for one in archive.infolist() if not one.is_dir()}


def member(source: bytes | BinaryIO, name: str, most: int = MOST_BYTES) -> bytes:
    """The bytes of one member; KeyError where there is none. It is inflated in pieces, and not beyond ``most``."""
    with opened(source) as archive:
        info = archive.getinfo(name)
        if info.flag_bits & 1:
            raise Unreadable("encrypted")
        if info.file_size > most:
            raise Unreadable("too_large")
        if info.file_size > MOST_GROWTH * max(info.compress_size, PIECE // MOST_GROWTH):
            raise Unreadable("bomb")
        return _inflated(archive, info, most)


def _inflated(archive: zipfile.ZipFile, info: zipfile.ZipInfo, most: int) -> bytes:
    found = bytearray()
    try:
        with archive.open(info) as stream:
            while piece := stream.read(PIECE):
                found += piece
                if len(found) > most:
                    raise Unreadable("bomb")
    except (zipfile.BadZipFile, EOFError, OSError, NotImplementedError, RuntimeError, ValueError) as error:
        raise Unreadable("broken") from error
    except Exception as error:
        if type(error).__module__ in ("zlib", "lzma"):
            raise Unreadable("broken") from error
        raise
    return bytes(found)
