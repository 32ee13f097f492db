"""Comments on what was handed in: where each points. Pure. What one may say
stands in contracts.rules.comments."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from anyshore.contracts.rules import reading
from anyshore.kit.errors import Refused

MOST_COMMENTS: Final = 1_000
"""On one submission, replies among them."""
LONGEST_QUOTE: Final = 200


class PlaceKind(StrEnum):
    """What a comment can point at."""

    WHOLE = "whole"
    PIN = "pin"
    """A point of a picture: ``x`` and ``y`` in thousandths of its width and height."""
    TIME = "time"
    """A second of a film or a sound."""
    PARAGRAPH = "paragraph"
    SEGMENT = "segment"
    """A segment of a translation, by its key."""
    LINE = "line"
    """A line of a source file; ``path`` names it inside an archive."""


class TooManyComments(Refused):
    """A submission has ``most`` comments already."""

    code = "too_many_comments"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a comment points. ``n`` is the second, paragraph, segment or line, from 1 but for seconds; ``quote`` what
    stands there."""

    kind: PlaceKind = PlaceKind.WHOLE
    x: int = 0
    y: int = 0
    n: int = 0
    key: str = ""
    path: str = ""
    quote: str = ""

    def to_json(self) -> dict[str, object]:
        """The place as plain JSON values: what its kind needs."""
        return {"kind": str(self.kind), **{name: getattr(self, name) for name in NEEDED[self.kind]}}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Place:
        """Read what ``to_json`` wrote."""
        kind = PlaceKind(data["kind"])
        given: dict[str, Any] = {name: data[name] for name in NEEDED[kind]}
        return cls(kind=kind, **given)


WHOLE: Final = Place()
NEEDED: Final[Mapping[PlaceKind, tuple[str, ...]]] = {
    PlaceKind.WHOLE: (),
    PlaceKind.PIN: ("x", "y"),
    PlaceKind.TIME: ("n",),
    PlaceKind.PARAGRAPH: ("n", "quote"),
    PlaceKind.SEGMENT: ("n", "key", "quote"),
    PlaceKind.LINE: ("n", "path", "quote"),
}
_thousandth, _number = reading.whole(0, 1000), reading.whole(0, 10_000_000)
_LONGEST: Final = {"key": 500, "path": 500, "quote": LONGEST_QUOTE}


def checked_place(place: Place) -> Place:
    """The place, if it can be; Invalid otherwise. What is too long to be quoted is cut."""
    _thousandth("x", place.x)
    _thousandth("y", place.y)
    _number("n", place.n)
    cut: dict[str, Any] = {
        name: reading.CONTROLS.sub(" ", getattr(place, name))[:most] for name, most in _LONGEST.items()
    }
    return Place(kind=place.kind, x=place.x, y=place.y, n=place.n, **cut)
