"""Files by content: bytes stand once under their SHA-256, rows give them names and places."""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, BinaryIO
from uuid import UUID

import puremagic
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import connection, transaction

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Invalid, NotFound
from anyshore.plumbing import scanning
from anyshore.plumbing.deadlines import Subject
from anyshore.plumbing.models import Attachment, StoredFile

BAD_IN_NAME = re.compile(r"[\x00-\x1f\x7f/\\:\u0085\u200e\u200f\u2028-\u202e\u2066-\u2069]+")
"""Controls, path separators, and the marks that turn the direction of writing."""

KEPT_LOOSE = timedelta(days=1)
"""How long an upload stays that was placed on nothing: a form that was given up, a file that was only read."""


class FileTooLarge(Invalid):
    """The file is larger than the operator allows. ``limit`` is in bytes."""

    code = "file_too_large"
    status = 413


class FileEmpty(Invalid):
    """The file has no bytes."""

    code = "file_empty"


@dataclass(frozen=True, slots=True)
class AttachedFile:
    """A file on a subject, as pages show it. ``size`` in bytes."""

    id: UUID
    name: str
    size: int
    sha256: str
    content_type: str


def store(upload: UploadedFile[Any], *, uploaded_by: UUID | None, at: datetime) -> StoredFile:
    """Keep the bytes of ``upload`` and return its row. Bytes are kept even if the action after it fails:
    they stand under their hash and harm nobody. Raises FileTooLarge, FileEmpty, and what the operator's scanner found
    (scanning.FileInfected, scanning.ScanFailed)."""
    limit = settings.ANYSHORE_FILE_MAX_BYTES
    handle, name = tempfile.mkstemp(dir=folder(), prefix=".incoming-")
    incoming = Path(name)
    size = 0
    try:
        with os.fdopen(handle, "wb") as out:
            for chunk in upload.chunks():
                size += len(chunk)
                if size > limit:
                    raise FileTooLarge(limit=limit)
                out.write(chunk)
            out.flush()
            os.fsync(out.fileno())
        return keep(incoming, name=upload.name or "", uploaded_by=uploaded_by, at=at)
    finally:
        incoming.unlink(missing_ok=True)


def folder() -> Path:
    """Where bytes stand, made if it is missing."""
    made = Path(settings.ANYSHORE_FILES)
    made.mkdir(parents=True, exist_ok=True)
    return made


def keep(incoming: Path, *, name: str, uploaded_by: UUID | None, at: datetime) -> StoredFile:
    """Put a whole file of this folder, already on the disk, under its hash and return its row. Raises FileEmpty, and
    what the operator's scanner found; then ``incoming`` stands where it stood."""
    size = incoming.stat().st_size
    if size == 0:
        raise FileEmpty()
    scanning.must_be_clean(incoming)
    with incoming.open("rb") as whole:
        sha256 = hashlib.file_digest(whole, "sha256").hexdigest()
    target = path_of(sha256)
    target.parent.mkdir(parents=True, exist_ok=True)
    with transaction.atomic():
        _hold_bytes(sha256)
        os.replace(incoming, target)
        return _row(sha256, clean_name(name), size, uploaded_by, at)


def _row(sha256: str, name: str, size: int, uploaded_by: UUID | None, at: datetime) -> StoredFile:
    """The file's row: the same bytes of the same name from the same person are the same file, so that a form sent
    twice names the same ids and is recognised by its key."""
    if uploaded_by is not None:
        there = StoredFile.objects.filter(sha256=sha256, name=name, uploaded_by_id=uploaded_by).first()
        if there is not None:
            there.at = at
            there.save(update_fields=["at"])
            return there
    return StoredFile.objects.create(
        sha256=sha256,
        name=name,
        size=size,
        content_type=_content_type(path_of(sha256)),
        uploaded_by_id=uploaded_by,
        at=at,
    )


def write(body: bytes, *, name: str, subject: Subject, at: datetime) -> StoredFile:
    """Keep bytes that the program itself made, placed on ``subject``, in the caller's transaction."""
    handle, half = tempfile.mkstemp(dir=folder(), prefix=".incoming-")
    with os.fdopen(handle, "wb") as out:
        out.write(body)
    row = keep(Path(half), name=name, uploaded_by=None, at=at)
    Attachment.objects.create(file=row, subject_kind=subject[0], subject_id=subject[1], at=at)
    return row


def path_of(sha256: str) -> Path:
    """Where the bytes with this hash stand."""
    return Path(settings.ANYSHORE_FILES) / sha256[:2] / sha256


def clean_name(name: str) -> str:
    """A name that is safe to show and to save under: no path, no controls, no direction marks, at most 120 long."""
    last = BAD_IN_NAME.sub("_", name.replace("\\", "/").rsplit("/", 1)[-1]).strip(" .")
    if len(last) > 120:
        stem, dot, ending = last.rpartition(".")
        last = f"{stem[: 119 - len(ending)]}.{ending}" if dot and len(ending) <= 10 else last[:120]
    return last or "file"


def _content_type(path: Path) -> str:
    """What the bytes say they are; never what the sender said."""
    try:
        return puremagic.from_file(str(path), mime=True) or "application/octet-stream"
    except (puremagic.PureError, ValueError, OSError):
        return "application/octet-stream"


def attach(*, subject: Subject, file_ids: Iterable[UUID], actor: Actor, at: datetime) -> None:
    """Place stored files on ``subject``. Only files that the actor uploaded may be placed; a file twice is once."""
    wanted = list(dict.fromkeys(file_ids))
    found = StoredFile.objects.filter(id__in=wanted, uploaded_by_id=actor.person_id).count()
    if found != len(wanted):
        raise Invalid(field="files", reason="unknown")
    kind, subject_id = subject
    Attachment.objects.bulk_create(
        [
            Attachment(
                file_id=file_id, subject_kind=kind, subject_id=subject_id, attached_by_id=actor.person_id, at=at
            )
            for file_id in wanted
        ],
        ignore_conflicts=True,
    )


def copy(subject: Subject, *, to: Subject, actor: Actor, at: datetime) -> None:
    """Place the files of one subject on another of the same owner too, whoever uploaded them. The bytes stand once."""
    kind, subject_id = to
    rows = Attachment.objects.filter(subject_kind=subject[0], subject_id=subject[1]).order_by("id")
    Attachment.objects.bulk_create(
        [
            Attachment(
                file_id=file_id, subject_kind=kind, subject_id=subject_id, attached_by_id=actor.person_id, at=at
            )
            for file_id in rows.values_list("file_id", flat=True)
        ],
        ignore_conflicts=True,
    )


def detach(subject: Subject, attachment_ids: Iterable[UUID] | None = None) -> None:
    """Take files off ``subject``: all of them, or those of ``attachment_ids`` that are on it. The bytes stay
    stored."""
    rows = Attachment.objects.filter(subject_kind=subject[0], subject_id=subject[1])
    (rows if attachment_ids is None else rows.filter(id__in=list(attachment_ids))).delete()


def move(subject: Subject, attachment_ids: Iterable[UUID], *, to: Subject) -> None:
    """Let those files of ``subject`` hang on another subject, under the ids they have."""
    rows = Attachment.objects.filter(subject_kind=subject[0], subject_id=subject[1], id__in=list(attachment_ids))
    rows.update(subject_kind=to[0], subject_id=to[1])


def standing(attachment_ids: Iterable[UUID]) -> set[UUID]:
    """Those of these attachments that hang on anything."""
    return set(Attachment.objects.filter(id__in=list(attachment_ids)).values_list("id", flat=True))


def of(*subjects: Subject) -> dict[Subject, list[AttachedFile]]:
    """The files on each of ``subjects``, in the order in which they came; every subject has an entry."""
    found: dict[Subject, list[AttachedFile]] = {subject: [] for subject in subjects}
    rows = Attachment.objects.filter(subject_id__in=[subject_id for _, subject_id in subjects])
    for row in rows.select_related("file").order_by("id"):
        entry = found.get((row.subject_kind, row.subject_id))
        if entry is not None:
            file = row.file
            entry.append(AttachedFile(row.id, file.name, file.size, file.sha256, file.content_type))
    return found


def uploaded(file_id: UUID, *, by: UUID | None) -> bytes:
    """The bytes of a file that this person uploaded and that need not hang on anything yet, or NotFound."""
    row = StoredFile.objects.filter(pk=file_id, uploaded_by_id=by).first() if by else None
    if row is None:
        raise NotFound()
    return path_of(row.sha256).read_bytes()


def names_of(file_ids: Iterable[UUID], *, by: UUID | None) -> dict[UUID, tuple[str, int]]:
    """Name and size of those of these files that this person uploaded."""
    rows = StoredFile.objects.filter(pk__in=list(file_ids), uploaded_by_id=by) if by else StoredFile.objects.none()
    return {pk: (name, size) for pk, name, size in rows.values_list("pk", "name", "size")}


def forget(file_id: UUID, *, by: UUID | None) -> bool:
    """Drop a file that this person uploaded and that hangs on nothing; return whether it is gone now."""
    mine = by is not None and StoredFile.objects.filter(pk=file_id, uploaded_by_id=by).exists()
    return mine and _drop(file_id)


def tidy(now: datetime) -> int:
    """Drop the uploads that were placed on nothing within a day, whatever they hold; return how many."""
    loose = StoredFile.objects.filter(at__lte=now - KEPT_LOOSE).exclude(pk__in=Attachment.objects.values("file_id"))
    return sum(_drop(file_id) for file_id in loose.values_list("pk", flat=True))


def _drop(file_id: UUID) -> bool:
    """The row goes if nothing holds it, and the bytes with the last row that names them."""
    with transaction.atomic():
        sha256 = StoredFile.objects.filter(pk=file_id).values_list("sha256", flat=True).first()
        if sha256 is None:
            return False
        _hold_bytes(sha256)
        row = StoredFile.objects.select_for_update().filter(pk=file_id).first()
        if row is None or Attachment.objects.filter(file=row).exists():
            return False
        row.delete()
        if not StoredFile.objects.filter(sha256=sha256).exists():
            path_of(sha256).unlink(missing_ok=True)
    return True


def _hold_bytes(sha256: str) -> None:
    """Until the transaction ends nobody else keeps or drops these bytes."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [sha256])


def placed(subject: Subject, file_ids: Iterable[UUID]) -> list[AttachedFile]:
    """The places of these stored files on ``subject``, in the order in which they came."""
    kind, subject_id = subject
    rows = Attachment.objects.filter(subject_kind=kind, subject_id=subject_id, file_id__in=list(file_ids))
    found = rows.select_related("file").order_by("id")
    return [
        AttachedFile(row.id, row.file.name, row.file.size, row.file.sha256, row.file.content_type) for row in found
    ]


@dataclass(frozen=True, slots=True)
class FoundFile:
    """One attachment with what it hangs on and where its bytes stand."""

    id: UUID
    name: str
    sha256: str
    subject_kind: str
    subject_id: UUID


def find(attachment_id: UUID) -> FoundFile | None:
    """One attachment by id; who may read it, its subject's domain says."""
    row = Attachment.objects.select_related("file").filter(pk=attachment_id).first()
    if row is None:
        return None
    return FoundFile(row.id, row.file.name, row.file.sha256, row.subject_kind, row.subject_id)


def open_bytes(found: FoundFile) -> BinaryIO:
    """The bytes of an attachment, open for reading."""
    return path_of(found.sha256).open("rb")
