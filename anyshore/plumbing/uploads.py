"""Uploads that can be cut and go on where they stopped (tus 1.0: https://tus.io/protocols/resumable-upload).

The bytes that came stand in a file of their own under ``files/.uploads/``; how many there are is how large that file
is, so that a process that is killed between two bytes leaves nothing that does not fit. One writer at a time holds the
file. When the last byte is there the whole is scanned, hashed and kept as any other file is.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import BinaryIO, Final
from uuid import UUID

from django.conf import settings

from anyshore.kit.errors import Invalid, NotFound, Refused
from anyshore.plumbing import files
from anyshore.plumbing.models import Upload

KEPT: Final = timedelta(days=7)
"""How long an upload waits for its next byte."""
MOST_OPEN: Final = 50
"""So many a person may have begun and not finished."""
PIECE: Final = 1 << 20
"""Bytes read from the reader at a time."""


class UploadTooLarge(Invalid):
    """The file would be larger than the operator allows. ``limit`` is in bytes."""

    code = "upload_too_large"
    status = 413


class TooManyUploads(Refused):
    """This person has begun ``most`` uploads and finished none of them."""

    code = "too_many_uploads"
    status = 429


class WrongOffset(Refused):
    """The bytes sent begin elsewhere than where the upload stands. ``offset`` is where it stands."""

    code = "wrong_offset"
    status = 409


class UploadBusy(Refused):
    """Another request is writing this upload."""

    code = "upload_busy"
    status = 423


class ChecksumWrong(Refused):
    """The bytes that came are not those that were sent; none of them was kept."""

    code = "checksum_wrong"
    status = 460


@dataclass(frozen=True, slots=True)
class Standing:
    """How far an upload is. ``offset`` and ``length`` in bytes; ``file_id`` once the whole is kept."""

    id: UUID
    offset: int
    length: int
    expires_at: datetime
    file_id: UUID | None = None


def begin(*, person_id: UUID, name: str, length: int, at: datetime) -> Standing:
    """Make room for a file of this many bytes. Raises UploadTooLarge, TooManyUploads, and Invalid for no length."""
    if length <= 0:
        raise Invalid(field="length", reason="range")
    if length > settings.ANYSHORE_UPLOAD_MAX_BYTES:
        raise UploadTooLarge(limit=settings.ANYSHORE_UPLOAD_MAX_BYTES)
    if Upload.objects.filter(person_id=person_id, file_id=None, expires_at__gt=at).count() >= MOST_OPEN:
        raise TooManyUploads(most=MOST_OPEN)
    row = Upload.objects.create(
        person_id=person_id, name=files.clean_name(name), length=length, at=at, expires_at=at + KEPT
    )
    path = path_of(row.id)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(mode=0o600)
    return Standing(row.id, 0, length, row.expires_at)


def standing(upload_id: UUID, *, person_id: UUID | None, at: datetime) -> Standing:
    """How far it is. Raises NotFound for another's, and for one that has expired."""
    row = _row(upload_id, person_id, at)
    return Standing(row.id, _offset(row), row.length, row.expires_at, row.file_id)


def write(
    upload_id: UUID,
    source: BinaryIO,
    *,
    offset: int,
    person_id: UUID | None,
    sha256: bytes | None = None,
    at: datetime,
) -> Standing:
    """Add what ``source`` holds from ``offset`` on; with the last byte the file is kept.

    What came before a connection broke stays. With ``sha256`` all of it stays or none. Raises NotFound, WrongOffset,
    UploadBusy, ChecksumWrong, UploadTooLarge for bytes beyond the length, and what the scanner found (the upload is
    then gone).
    """
    row = _row(upload_id, person_id, at)
    if row.file_id is not None:
        return _at_its_end(row, offset)
    with _held(row) as out:
        stands = out.seek(0, os.SEEK_END)
        if offset != stands:
            raise WrongOffset(offset=stands)
        stands += _copy(source, out, room=row.length - stands, sha256=sha256)
        if stands == row.length:
            _finish(row, at)
    Upload.objects.filter(pk=row.pk).update(expires_at=at + KEPT)
    return Standing(row.id, stands, row.length, at + KEPT, row.file_id)


def drop(upload_id: UUID, *, person_id: UUID | None, at: datetime) -> None:
    """Give it up: what came is gone. Raises NotFound."""
    row = _row(upload_id, person_id, at)
    row.delete()
    path_of(upload_id).unlink(missing_ok=True)


def tidy(now: datetime) -> int:
    """Drop what waited a week for its next byte; return how many."""
    old = list(Upload.objects.filter(expires_at__lte=now).values_list("pk", flat=True))
    for upload_id in old:
        path_of(upload_id).unlink(missing_ok=True)
    Upload.objects.filter(pk__in=old).delete()
    return len(old)


def path_of(upload_id: UUID) -> Path:
    """Where the bytes stand that came so far."""
    return files.folder() / ".uploads" / upload_id.hex


def _row(upload_id: UUID, person_id: UUID | None, at: datetime) -> Upload:
    row = Upload.objects.filter(pk=upload_id, person_id=person_id, expires_at__gt=at).first() if person_id else None
    if row is None or (row.file_id is None and not path_of(upload_id).exists()):
        raise NotFound()
    return row


def _offset(row: Upload) -> int:
    return row.length if row.file_id is not None else path_of(row.id).stat().st_size


def _at_its_end(row: Upload, offset: int) -> Standing:
    if offset != row.length:
        raise WrongOffset(offset=row.length)
    return Standing(row.id, row.length, row.length, row.expires_at, row.file_id)


@contextmanager
def _held(row: Upload) -> Iterator[BinaryIO]:
    """The file, for this request alone. Who finds it finished meanwhile is told where it stands."""
    try:
        out = path_of(row.id).open("r+b")
    except FileNotFoundError as error:
        raise WrongOffset(offset=row.length) from error
    with out:
        try:
            fcntl.flock(out, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise UploadBusy() from error
        if not path_of(row.id).exists():
            raise WrongOffset(offset=row.length)
        yield out


def _copy(source: BinaryIO, out: BinaryIO, *, room: int, sha256: bytes | None) -> int:
    """Write what comes; return how many bytes. A broken connection ends it, with what came before it in place."""
    start, came, digest = out.tell(), 0, hashlib.sha256()
    try:
        while piece := source.read(PIECE):
            if came + len(piece) > room:
                out.truncate(start)
                raise UploadTooLarge(limit=start + room)
            out.write(piece)
            digest.update(piece)
            came += len(piece)
    except OSError:  # the reader is gone; what came is good
        if sha256 is not None:
            out.truncate(start)
            raise
    if sha256 is not None and digest.digest() != sha256:
        out.truncate(start)
        raise ChecksumWrong()
    out.flush()
    os.fsync(out.fileno())
    return came


def _finish(row: Upload, at: datetime) -> None:
    """Keep the whole. What the scanner refuses is gone at once."""
    try:
        kept = files.keep(path_of(row.id), name=row.name, uploaded_by=row.person_id, at=at)
    except Invalid:
        path_of(row.id).unlink(missing_ok=True)
        row.delete()
        raise
    row.file_id = kept.id
    row.save(update_fields=["file_id"])
