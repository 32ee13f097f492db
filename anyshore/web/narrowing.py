"""How a list is narrowed on a page: the controls with their counts, and the chosen filters with the way without them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from anyshore.kit.facets import Value
from anyshore.plumbing import formats

Words = Callable[[Value], str]


@dataclass(frozen=True, slots=True)
class Option:
    """One value of a control; ``count`` is how many rows it would leave."""

    value: str
    word: str
    count: int


@dataclass(frozen=True, slots=True)
class Control:
    """One way to narrow, as a list to choose from."""

    name: str
    label: str
    anything: str
    options: Sequence[Option]
    chosen: str


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter that is set, and the address without it; ``count`` is told where nothing was found."""

    text: str
    href: str
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Labels:
    """How a facet speaks: its label, the word for no choice, and the words for a value."""

    label: str
    anything: str
    words: Words


def controls(
    labels: Mapping[str, Labels], counts: Mapping[str, Mapping[Value, int]], chosen: Mapping[str, Value]
) -> list[Control]:
    """The controls of the facets that have anything to choose."""
    return [
        Control(
            name,
            told.label,
            told.anything,
            [Option(str(value), told.words(value), count) for value, count in counts.get(name, {}).items()],
            str(chosen.get(name, "")),
        )
        for name, told in labels.items()
        if counts.get(name) or name in chosen
    ]


def chips(
    labels: Mapping[str, Labels],
    chosen: Mapping[str, Value],
    query: Mapping[str, str],
    *,
    path: str,
    without: Sequence[tuple[str, int]] = (),
) -> list[Chip]:
    """The filters that are set, in the order of ``query``; each leads to the page without it."""
    left = dict(without)
    return [
        Chip(
            formats.leading_text(str(labels[name].label), str(labels[name].words(chosen[name]))),
            href(path, query, but=name),
            left.get(name),
        )
        for name in query
        if name in chosen and name in labels
    ]


def href(path: str, query: Mapping[str, str], *, but: str = "", **also: str) -> str:
    """The address of a search, without one of its parts or with others."""
    parts = {name: text for name, text in {**query, **also}.items() if name != but and text}
    return f"{path}?{urlencode(parts)}" if parts else path
