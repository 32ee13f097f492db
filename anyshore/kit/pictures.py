"""What a picture is, read from its first bytes: PNG, GIF, JPEG or WebP, and how wide and high. Pure.

Nothing is decoded. A file that calls itself one of the four and does not begin like it is no picture; SVG is none
either, because it can carry a program.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

HEAD_BYTES: Final = 512 * 1024
"""So much of a file is enough: a JPEG may carry long notes before it says its size."""
LARGEST_SIDE: Final = 30_000

PNG, GIF, JPEG, WEBP = "image/png", "image/gif", "image/jpeg", "image/webp"
_PNG_HEAD: Final = b"\x89PNG\r\n\x1a\n"
_NO_LENGTH: Final = frozenset((0x01, *range(0xD0, 0xD9)))
_FRAMES: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_END: Final = frozenset((0xD9, 0xDA))


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture's media type and its size in pixels."""

    media_type: str
    width: int
    height: int


def measured(head: bytes) -> Picture | None:
    """What the first bytes of a file show, or None where they are not those of a picture of a sensible size."""
    for media_type, read in ((PNG, _png), (GIF, _gif), (JPEG, _jpeg), (WEBP, _webp)):
        size = read(head)
        if size is not None:
            width, height = size
            fits = 0 < width <= LARGEST_SIDE and 0 < height <= LARGEST_SIDE
            return Picture(media_type, width, height) if fits else None
    return None


def _png(head: bytes) -> tuple[int, int] | None:
    if not head.startswith(_PNG_HEAD) or head[12:16] != b"IHDR" or len(head) < 24:
        return None
    return _big(head[16:20]), _big(head[20:24])


def _gif(head: bytes) -> tuple[int, int] | None:
    if head[:6] not in (b"GIF87a", b"GIF89a") or len(head) < 10:
        return None
    return _little(head[6:8]), _little(head[8:10])


def _jpeg(head: bytes) -> tuple[int, int] | None:
    """The markers of ITU-T T.81, one after the other, until a frame says its size."""
    if not head.startswith(b"\xff\xd8\xff"):
        return None
    place = 2
    while place + 9 < len(head):
        if head[place] != 0xFF:
            return None
        marker = head[place + 1]
        if marker in _FRAMES:
            return _big(head[place + 7 : place + 9]), _big(head[place + 5 : place + 7])
        if marker in _END:
            return None
        if marker == 0xFF:
            place += 1
        else:
            place += 2 if marker in _NO_LENGTH else 2 + max(2, _big(head[place + 2 : place + 4]))
    return None


def _webp(head: bytes) -> tuple[int, int] | None:
    """The three chunks of RFC 9649 that may come first."""
    if head[:4] != b"RIFF" or head[8:12] != b"WEBP" or len(head) < 30:
        return None
    chunk = head[12:16]
    if chunk == b"VP8 " and head[23:26] == b"\x9d\x01\x2a":
        return _little(head[26:28]) & 0x3FFF, _little(head[28:30]) & 0x3FFF
    if chunk == b"VP8L" and head[20] == 0x2F:
        bits = _little(head[21:25])
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if chunk == b"VP8X":
        return _little(head[24:27]) + 1, _little(head[27:30]) + 1
    return None


def _big(raw: bytes) -> int:
    return int.from_bytes(raw, "big")


def _little(raw: bytes) -> int:
    return int.from_bytes(raw, "little")
