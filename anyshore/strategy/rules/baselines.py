"""A baseline: an activity with everything below it as it stood, sealed into a chain (kit.chains).

What was bought is compared with it later, so it never changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from anyshore.kit.chains import version_hash


@dataclass(frozen=True, slots=True)
class BaselineLink:
    """One stored baseline, as the chain is checked."""

    activity_id: UUID
    number: int
    content: Mapping[str, object]
    before: str
    hash: str


@dataclass(frozen=True, slots=True)
class BrokenBaseline:
    """A baseline that does not verify; ``what`` is ``number``, ``before`` or ``hash``."""

    activity_id: UUID
    number: int
    what: str


def broken(links: Iterable[BaselineLink]) -> Iterator[BrokenBaseline]:
    """The baselines that do not verify, of chains given one after the other and each in order."""
    activity_id: UUID | None = None
    number, before = 0, ""
    for link in links:
        if link.activity_id != activity_id:
            activity_id, number, before = link.activity_id, 0, ""
        what = _fault(link, number + 1, before)
        if what:
            yield BrokenBaseline(link.activity_id, link.number, what)
        number, before = link.number, link.hash


def _fault(link: BaselineLink, number: int, before: str) -> str:
    named = (link.content.get("activity"), link.content.get("baseline"))
    found = {
        "number": link.number != number or named != (str(link.activity_id), number),
        "before": link.before != before,
        "hash": link.hash != version_hash(link.before, link.content),
    }
    return next((what for what, wrong in found.items() if wrong), "")
