"""The chain of an agreement's versions (kit.chains): sealing the next one, and finding one that does not verify.

Written out with a worked example in docs/algorithms/version_hash.md.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from anyshore.contracts.rules.content import Content
from anyshore.contracts.rules.text import render
from anyshore.kit.chains import version_hash

TEXT_HASH = "text_sha256"


@dataclass(frozen=True, slots=True)
class Sealed:
    """A version ready to be stored: its text, its content with the text's hash, and its hash in the chain."""

    text: str
    content: dict[str, object]
    before: str
    hash: str


@dataclass(frozen=True, slots=True)
class Link:
    """One stored version, as the chain is checked. ``signed`` holds the hashes its signatures name."""

    agreement_id: UUID
    number: int
    text: str
    content: Mapping[str, object]
    before: str
    hash: str
    signed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BrokenVersion:
    """A version that does not verify; ``what`` is ``number``, ``before``, ``text``, ``hash`` or ``signature``."""

    agreement_id: UUID
    number: int
    what: str


def seal(content: Content, before: str) -> Sealed:
    """The next version of a chain that ends in ``before`` (empty for the first)."""
    text = render(content)
    data = {**content.to_json(), TEXT_HASH: hashlib.sha256(text.encode()).hexdigest()}
    return Sealed(text, data, before, version_hash(before, data))


def broken(links: Iterable[Link], starting: tuple[int, str] = (0, "")) -> Iterator[BrokenVersion]:
    """The versions that do not verify, of chains given one after the other and each in order. ``starting`` is the
    number and the hash after which each chain goes on: nothing for one that is given whole."""
    agreement_id: UUID | None = None
    number, before = starting
    for link in links:
        if link.agreement_id != agreement_id:
            agreement_id, (number, before) = link.agreement_id, starting
        what = _fault(link, number + 1, before)
        if what:
            yield BrokenVersion(link.agreement_id, link.number, what)
        number, before = link.number, link.hash


def _fault(link: Link, number: int, before: str) -> str:
    """The first thing that is wrong with a link, or nothing."""
    named = (str(link.agreement_id), number)
    text = hashlib.sha256(link.text.encode()).hexdigest()
    found = {
        "number": link.number != number or (link.content.get("agreement"), link.content.get("version")) != named,
        "before": link.before != before,
        "text": link.content.get(TEXT_HASH) != text,
        "hash": link.hash != version_hash(link.before, link.content),
        "signature": any(signed != link.hash for signed in link.signed),
    }
    return next((what for what, wrong in found.items() if wrong), "")
