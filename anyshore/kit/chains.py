"""Chains of versions: canonical content, and SHA-256 over the hash before and that content.

Written out with a worked example in docs/algorithms/version_hash.md.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Link:
    """One stored version, as its chain is checked. ``chain`` is the id of what it is a version of."""

    chain: UUID
    number: int
    content: Mapping[str, object]
    before: str
    hash: str


@dataclass(frozen=True, slots=True)
class Broken:
    """A version that does not verify; ``what`` is ``number``, ``before``, ``hash``, or ``end`` where the chain's owner
    names another end."""

    chain: UUID
    number: int
    what: str


def canonical(content: Mapping[str, object]) -> bytes:
    """The content as RFC 8785 writes JSON: keys in order, no space, UTF-8. It holds no number but whole ones."""
    return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False).encode()


def version_hash(before: str, content: Mapping[str, object]) -> str:
    """SHA-256, in lower-case hex, over the hash before in hex, a new line, and the canonical content."""
    return hashlib.sha256(before.encode("ascii") + b"\n" + canonical(content)).hexdigest()


def broken(links: Iterable[Link], names: tuple[str, str], ends: Mapping[UUID, tuple[int, str]]) -> list[Broken]:
    """The versions that do not verify, of chains given one after the other and each in order.

    ``names`` are the two entries of a content that name its chain and its number; ``ends`` are number and hash of the
    last version of each chain, as its owner has them.
    """
    found, last = [], dict[UUID, tuple[int, str]]()
    for link in links:
        number, before = last.get(link.chain, (0, ""))
        what = _fault(link, names, number + 1, before)
        if what:
            found.append(Broken(link.chain, link.number, what))
        last[link.chain] = (link.number, link.hash)
    return [*found, *(Broken(chain, end[0], "end") for chain, end in ends.items() if last.get(chain) != end)]


def _fault(link: Link, names: tuple[str, str], number: int, before: str) -> str:
    """The first thing that is wrong with a link, or nothing."""
    named = tuple(link.content.get(name) for name in names)
    found = {
        "number": link.number != number or named != (str(link.chain), number),
        "before": link.before != before,
        "hash": link.hash != version_hash(link.before, link.content),
    }
    return next((what for what, wrong in found.items() if wrong), "")
