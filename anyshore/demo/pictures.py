"""Small pictures for works and packages, drawn from words: flat shapes in three inks, its own for each text."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from hashlib import sha256
from math import isqrt
from typing import Final

WIDTH, HEIGHT = 480, 360
Span = tuple[int, int, int]
"""From, to, and which ink, on one row."""
Colour = tuple[int, int, int]
"""Red, green and blue, 0 to 255."""

_INKS: Final = (
    ("f3efe6", "1f3a5f", "d9822b", "8fb8c9"),
    ("eef3f0", "22543d", "c8553d", "9cc5a1"),
    ("f5f0f2", "5b3a8c", "e0a526", "c7a9d6"),
    ("f0f4f7", "0b5563", "d1495b", "8ecae6"),
    ("f7f3ea", "7a2e2e", "3d6b7d", "e3b778"),
)
"""Paper and three inks, in hex."""
_PAPER: Final = "faf6ee"


def drawing(words: str, moved: int = 0) -> bytes:
    """A PNG of 480 x 360: a skyline, rings or tiles, chosen by the words; ``moved`` makes another version of it."""
    digest = sha256(words.encode()).digest()
    seed = bytes([(digest[2] + moved) % 256]) + digest[3:]
    shape = (_skyline, _rings, _tiles)[digest[0] % 3]
    return _png(_INKS[digest[1] % len(_INKS)], lambda y: shape(y, seed))


def mark(first: Colour, second: Colour, shape: int) -> bytes:
    """A drawn mark as a PNG of 480 x 360: a ring and a bar, four wings, or a half sun, in two colours on paper."""
    rows = (_ring_and_bar, _wings, _half_sun)[shape]
    inks = (_PAPER, bytes(first).hex(), bytes(second).hex())
    return _png(inks, lambda y: [_across(*span) for span in rows(y - HEIGHT // 2)])


def _across(start: int, end: int, ink: int) -> Span:
    """A span counted from the middle as one counted from the left."""
    return max(0, start + WIDTH // 2), max(0, min(WIDTH, end + WIDTH // 2)), ink


def _ring_and_bar(y: int) -> list[Span]:
    far, near = _half(12_100, y), _half(5_601, y)
    bar = [(-11, 12, 2)] if abs(y) < 130 else []
    return [*bar, (-far, -near, 1), (near + 1, far + 1, 1)] if near >= 0 else [*bar, (-far, far + 1, 1)]


def _wings(y: int) -> list[Span]:
    far, hub = _half(14_400, y), _half(900, y)
    wings = [(max(-far, middle - 21), min(far, middle + 21) + 1, 1) for middle in (y, -y)]
    return [*(wing for wing in wings if wing[0] < wing[1]), (-hub, hub + 1, 2)]


def _half_sun(y: int) -> list[Span]:
    far = _half(12_100, y)
    return [(-far, far + 1, 1)] if y < 0 else [(-109, 110, 2)] if abs(y - 24) < 10 else []


def _half(square: int, y: int) -> int:
    """The largest x with x² + y² below ``square``; -1 where there is none, which makes the span around it empty."""
    left = square - y * y
    return isqrt(left - 1) if left > 0 else -1


def _skyline(y: int, seed: bytes) -> list[Span]:
    sun = _disc(y, 90 + seed[0], 110 + seed[1] // 4, 50 + seed[2] // 6, 2)
    bars = [(place * 60, place * 60 + 60, 1 + 2 * (place % 2)) for place in range(8) if y > 130 + seed[place + 3] // 2]
    return [*sun, *bars]


def _rings(y: int, seed: bytes) -> list[Span]:
    x, middle, step = 160 + seed[0] * 5 // 8, 120 + seed[1] // 2, 30 + seed[2] // 12
    return [ring for place in range(5, 0, -1) for ring in _disc(y, x, middle, step * place, (place + seed[3]) % 4)]


def _tiles(y: int, seed: bytes) -> list[Span]:
    line, found = y // 120, list[Span]()
    for place in range(4):
        one = seed[line * 4 + place]
        ground = one % 4
        found.append((place * 120, place * 120 + 120, ground))
        if one // 4 % 2:
            found += _disc(y, place * 120 + 60, line * 120 + 60, 44, (ground + 1 + one // 8 % 3) % 4)
    return found


def _disc(y: int, x: int, middle: int, radius: int, ink: int) -> list[Span]:
    """The part of a filled circle on row ``y``, if there is one."""
    left = radius * radius - (y - middle) ** 2
    return [(max(0, x - isqrt(left)), min(WIDTH, x + isqrt(left)), ink)] if left > 0 else []


def _png(inks: tuple[str, ...], row: Callable[[int], list[Span]]) -> bytes:
    """An indexed PNG (ISO/IEC 15948) of the rows' spans, later ones over earlier ones."""
    body = b"".join(b"\0" + _painted(row(y)) for y in range(HEIGHT))
    head = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 3, 0, 0, 0)
    parts = (
        (b"IHDR", head),
        (b"PLTE", bytes.fromhex("".join(inks))),
        (b"IDAT", zlib.compress(body, 9)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in parts)


def _painted(spans: list[Span]) -> bytes:
    line = bytearray(WIDTH)
    for start, end, ink in spans:
        line[start:end] = bytes([ink]) * (end - start)
    return bytes(line)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
