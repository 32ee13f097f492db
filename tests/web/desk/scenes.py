"""Work handed in twice for the desk: a logo as a picture, a translation, a text, an archive of sources, a sound."""

from __future__ import annotations

import io
import math
import struct
import wave
import zipfile
import zlib
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import SimpleUploadedFile

from anyshore.delivery.actions.ask_for_changes import ask_for_changes
from anyshore.delivery.models import Submission
from anyshore.delivery.queries import work_page
from anyshore.plumbing import files
from tests.factories import do
from tests.kit.test_documents import docx
from tests.web.contracts.scenes import Scene, now, running

FIRST_PO = b"""msgid "Save"
msgstr "Sichern"

msgid "Open {name}"
msgstr "{name} oeffnen"

msgid "Close"
msgstr ""
"""
SECOND_PO = FIRST_PO.replace(b"Sichern", b"Speichern").replace(b"{name} oeffnen", b"Oeffnen")


def drawing(shade: int, width: int = 320, height: int = 240) -> bytes:
    """A PNG of a disc, small and whole."""
    rows = bytearray()
    for y in range(height):
        rows.append(0)
        for x in range(width):
            inside = math.hypot(x - width / 2, y - height / 2) < height / 3
            rows += bytes((shade, 90, 140) if inside else (250, 246, 236))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(bytes(rows))), (b"IEND", b""))
    chunks = (
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body)) for name, body in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def archive(**members: bytes) -> bytes:
    """A ZIP file; ``_py`` ends a name as ``.py``."""
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w") as packed:
        for name, data in members.items():
            packed.writestr(name.replace("_py", ".py"), data)
    return body.getvalue()


def sound(seconds: int = 3) -> bytes:
    """A WAV file of silence."""
    body = io.BytesIO()
    with wave.open(body, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(1)
        out.setframerate(8000)
        out.writeframes(b"\x80" * 8000 * seconds)
    return body.getvalue()


ROUNDS: tuple[dict[str, bytes], ...] = (
    {
        "logo.png": drawing(200),
        "de.po": FIRST_PO,
        "leaflet.docx": docx("Fresh bread by bicycle.", "We bake at night.", "Closed on Monday."),
        "site.zip": archive(app_py=b"a = 1\nb = 2\nc = 3\n", old_py=b"x\n"),
        "jingle.wav": sound(),
        "notes.bin": b"\x00\x01\x02",
    },
    {
        "logo.png": drawing(60),
        "de.po": SECOND_PO,
        "leaflet.docx": docx("Fresh bread by bicycle.", "We bake every night.", "Closed on Monday.", "Ring twice."),
        "site.zip": archive(app_py=b"a = 1\nb = 20\nc = 3\n", new_py=b"y\n"),
        "jingle.wav": sound(4),
        "notes.bin": b"\x00\x01\x03",
    },
)


def hand_in(scene: Scene, given: dict[str, bytes]) -> Submission:
    """The provider hands these files in."""
    ids = [
        files.store(SimpleUploadedFile(name, body), uploaded_by=scene.provider.person_id, at=now()).id
        for name, body in given.items()
    ]
    made: Submission = scene.hand_in(file_ids=ids)
    return made


def twice(rounds: tuple[dict[str, bytes], ...] = ROUNDS, **more: Any) -> Scene:
    """A contract whose work was handed in, sent back and handed in again."""
    scene = running(**more)
    scene.fund()
    first = hand_in(scene, rounds[0])
    do(ask_for_changes, scene.client, now(), submission_id=first.id, words="Darker, please.")
    hand_in(scene, rounds[1])
    return scene


def file_ids(scene: Scene, round_number: int = 2) -> dict[str, UUID]:
    """The files of a round by name."""
    work, *_ = work_page(scene.client, scene.agreement.id, at=now())
    found = next(one for one in work.submissions if one.round == round_number)
    return {one.name: one.id for one in found.files}
