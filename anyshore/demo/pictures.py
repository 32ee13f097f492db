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

_INKS: Final = (
    ("f3efe6", "1f3a5f", "d9822b", "8fb8c9"),
    ("eef3f0", "22543d", "c8553d", "9cc5a1"),
    ("f5f0f2", "5b3a8c", "e0a526", "c7a9d6"),
    ("f0f4f7", "0b5563", "d1495b", "8ecae6"),
    ("f7f3ea", "7a2e2e", "3d6b7d", "e3b778"),
)
"""Paper and three inks, in hex."""


def drawing(words: str, moved: int = 0) -> bytes:
    """A PNG of 480 x 360: a skyline, rings or tiles, chosen by the words; ``moved`` makes another version of it."""
    digest = sha256(words.encode()).digest()
    seed = bytes([(digest[2] + moved) % 256]) + digest[3:]
    shape = (_skyline, _rings, _tiles)[digest[0] % 3]
    return _png(_INKS[digest[1] % len(_INKS)], lambda y: shape(y, seed))


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
