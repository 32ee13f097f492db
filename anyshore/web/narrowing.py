"""How a list is narrowed on a page: the controls with their counts, and the chosen filters with the way without
them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Protocol
from urllib.parse import urlencode

from django.utils.functional import Promise

from anyshore.kit.facets import Value
from anyshore.plumbing import formats

Words = Callable[[Value], str]
Text = str | Promise

BY_SUM: Final = ("rate", "price")
"""The orders by a sum of one currency."""


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
    """How a facet speaks: its label, the word for no choice, the words for a value, and how it stands in an
    address."""

    label: str
    anything: str
    words: Words
    written: Words = str


def controls(
    labels: Mapping[str, Labels], counts: Mapping[str, Mapping[Value, int]], chosen: Mapping[str, Value]
) -> list[Control]:
    """The controls of the facets that have anything to choose, and always the first."""
    return [
        Control(
            name,
            told.label,
            told.anything,
            [Option(told.written(value), told.words(value), count) for value, count in counts.get(name, {}).items()],
            told.written(chosen[name]) if name in chosen else "",
        )
        for place, (name, told) in enumerate(labels.items())
        if place == 0 or counts.get(name) or name in chosen
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


class Search(Protocol):
    """A search as its rules read it."""

    @property
    def currency(self) -> str:
        """That of its sums."""

    @property
    def chosen(self) -> Mapping[str, Value]:
        """The filters that are set."""

    def query(self) -> dict[str, str]:
        """The search as the parts of an address."""


class Found(Protocol):
    """What a search found: for each filter how many each value would leave, and how many there would be without
    one."""

    @property
    def counts(self) -> Mapping[str, Mapping[Value, int]]:
        """By filter and value."""

    @property
    def without(self) -> Sequence[tuple[str, int]]:
        """By filter."""


def narrowing(
    labels: Mapping[str, Labels], search: Search, found: Found, *, path: str, sorts: Mapping[str, Text]
) -> dict[str, Any]:
    """What a list of this search shows around its rows: controls, chips, orders, and the search as an address.

    An order by a sum carries its currency along."""
    query = search.query()
    with_currency = {**query, "currency": search.currency}
    return {
        "search": search,
        "found": found,
        "controls": controls(labels, found.counts, search.chosen),
        "chips": chips(labels, search.chosen, query, path=path, without=found.without),
        "query": urlencode(query),
        "sorts": [
            (name, word, href(path, with_currency if name in BY_SUM else query, sort=name))
            for name, word in sorts.items()
        ],
    }
