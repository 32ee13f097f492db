"""The rows of the home page. Queries fill them; an instance that has nothing yet shows what will stand there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class Figure:
    """A live figure with its unit and what it is counted from."""

    title: str
    value: str | Markup
    unit: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Category:
    """A category with the number of its open requests."""

    name: str
    href: str
    count: int


@dataclass(frozen=True, slots=True)
class OpenRequest:
    """A public request as the home page lists it."""

    title: str
    href: str
    category: str
    client: str
    where: str
    budget: str | Markup
    closes_at: datetime | None


@dataclass(frozen=True, slots=True)
class Shore:
    """How many providers there are at one distance. ``hours`` is the median of the hours shared with the reader's
    country, of a day of eight."""

    kind: str
    providers: int
    hours: float | None
    places: str
    href: str


@dataclass(frozen=True, slots=True)
class Home:
    """Everything that changes on the home page."""

    counted_at: datetime | None = None
    seen_from: str = ""
    figures: Sequence[Figure] = ()
    categories: Sequence[Category] = ()
    requests: Sequence[OpenRequest] = ()
    requests_in_all: int = 0
    shores: Sequence[Shore] = ()
    facts: Sequence[tuple[str, str, str]] = field(default=())
