"""The sealed chain, pure: leaves, Merkle trees over batches of them, and the chain of batches.

Written a second time beside the SQL on purpose: what the database sealed is verified by other code. The tree is
that of RFC 9162 (Certificate Transparency 2.0), section 2.1: a leaf is SHA-256 over the byte 0 and the line, a node
SHA-256 over the byte 1 and its two children, and an odd node at the end of a level goes up as it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from itertools import zip_longest

GENESIS = "0" * 64
"""The head before the first batch."""


@dataclass(frozen=True, slots=True)
class Batch:
    """A sealed batch: seals ``first`` to ``last``, their Merkle root and the head before it, both in hex."""

    number: int
    first: int
    last: int
    root: str
    sealed_at: str
    before: str

    @property
    def line(self) -> str:
        """The batch as it is hashed and exported."""
        return f"B\t{self.number}\t{self.first}\t{self.last}\t{self.root}\t{self.sealed_at}\t{self.before}"

    @property
    def head(self) -> str:
        """The chain's head after this batch, in hex."""
        return sha256(self.line.encode()).hexdigest()


def instant(at: datetime) -> str:
    """An instant as sealed lines write it: in UTC, with microseconds."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def leaf(line: bytes) -> bytes:
    """The hash of one sealed line (without its line end)."""
    return sha256(b"\x00" + line).digest()


def root(leaves: Sequence[bytes]) -> bytes:
    """The Merkle root over one leaf or more."""
    level = list(leaves)
    while len(level) > 1:
        level = _parents(level)
    return level[0]


def path(leaves: Sequence[bytes], place: int) -> list[bytes]:
    """The hashes that lead from the leaf at ``place`` (from 0) up to the root."""
    level, found = list(leaves), []
    while len(level) > 1:
        if place ^ 1 < len(level):
            found.append(level[place ^ 1])
        level, place = _parents(level), place // 2
    return found


def root_by_path(own: bytes, place: int, count: int, hashes: Sequence[bytes]) -> bytes | None:
    """The root that a leaf and its path lead to in a tree of ``count`` leaves; None if the path does not fit."""
    left = iter(hashes)
    while count > 1:
        if place ^ 1 < count:
            sibling = next(left, None)
            if sibling is None:
                return None
            own = sha256(b"\x01" + (sibling + own if place & 1 else own + sibling)).digest()
        place, count = place // 2, (count + 1) // 2
    return own if next(left, None) is None else None


def _parents(level: list[bytes]) -> list[bytes]:
    """One level up."""
    pairs = zip_longest(level[::2], level[1::2])
    return [sha256(b"\x01" + one + two).digest() if two else one for one, two in pairs]
