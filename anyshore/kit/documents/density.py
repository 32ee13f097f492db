"""How dense a picture is meant to be printed, from its first bytes: PNG's pHYs, JPEG's JFIF header."""

from __future__ import annotations


def dpi(head: bytes) -> int | None:
    """Dots an inch, the lesser of both directions, rounded; None where the file does not say."""
    if head.startswith(b"\x89PNG"):
        return _of_png(head)
    if head.startswith(b"\xff\xd8\xff\xe0") and head[6:11] == b"JFIF\x00" and len(head) >= 18:
        unit, least = head[13], min(int.from_bytes(head[14:16], "big"), int.from_bytes(head[16:18], "big"))
        return {1: least, 2: round(least * 2.54)}.get(unit)
    return None


def _of_png(head: bytes) -> int | None:
    place = 8
    while place + 8 <= len(head):
        length, name = int.from_bytes(head[place : place + 4], "big"), head[place + 4 : place + 8]
        body = head[place + 8 : place + 8 + length]
        if name == b"pHYs" and len(body) == 9 and body[8] == 1:
            return round(min(int.from_bytes(body[:4], "big"), int.from_bytes(body[4:8], "big")) * 0.0254)
        if name == b"IDAT":
            return None
        place += 12 + length
    return None
