"""How much of a stranger's file is read, and how a reader says that it does not go on."""

from __future__ import annotations

from typing import Final

MOST_BYTES: Final = 20 * 1024 * 1024
"""A larger file is not read by a parser; it can still be handed in and downloaded."""
MOST_ELEMENTS: Final = 200_000
DEEPEST: Final = 120
MOST_MEMBERS: Final = 5_000
"""Files in one archive."""


class Unreadable(Exception):
    """A file that is not read on. ``reason``: too_large, broken, bomb (it would grow beyond all bounds, or names
    things outside itself), encrypted, or not_text."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def within(data: bytes, most: int = MOST_BYTES) -> bytes:
    """The bytes, if they are not too many; Unreadable otherwise."""
    if len(data) > most:
        raise Unreadable("too_large")
    return data
