"""Facets: how many of what was found there are of each kind, and how many there would be without one of the filters.

What was found comes as groups: the values that matter and how many rows have them. That is one query, however many
facets a page has, and everything else is counted here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

Value = str | int


class Match(StrEnum):
    """How a chosen value holds a row: the same, at least it, or at most it."""

    SAME = "same"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that are alike in every facet. A facet that is missing from ``values`` holds nothing that is chosen."""

    values: Mapping[str, Value]
    count: int


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to narrow. ``options`` are the steps of a facet that is no plain kind."""

    name: str
    match: Match = Match.SAME
    options: tuple[int, ...] = ()

    def holds(self, group: Group, chosen: Value) -> bool:
        """Whether the rows of ``group`` remain when ``chosen`` is chosen."""
        found = group.values.get(self.name)
        if found is None:
            return False
        if self.match is Match.SAME:
            return found == chosen
        return int(found) >= int(chosen) if self.match is Match.AT_LEAST else int(found) <= int(chosen)


def narrowed(groups: Sequence[Group], facets: Sequence[Facet], chosen: Mapping[str, Value]) -> int:
    """How many rows remain."""
    return sum(group.count for group in groups if _holds(group, facets, chosen))


def counts(
    groups: Sequence[Group], facets: Sequence[Facet], chosen: Mapping[str, Value]
) -> dict[str, dict[Value, int]]:
    """For each facet, how many rows each of its values would leave, all other filters standing; most first.

    Steps keep their order. A value that would leave none is not told, unless it is chosen.
    """
    return {facet.name: _of(facet, groups, facets, chosen) for facet in facets}


def without(groups: Sequence[Group], facets: Sequence[Facet], chosen: Mapping[str, Value]) -> list[tuple[str, int]]:
    """Each chosen filter and how many rows there would be without it, most first; those that help nothing left out."""
    found = [
        (name, narrowed(groups, facets, {one: value for one, value in chosen.items() if one != name}))
        for name in chosen
    ]
    return sorted((one for one in found if one[1]), key=lambda one: -one[1])


def _holds(group: Group, facets: Sequence[Facet], chosen: Mapping[str, Value], but: str = "") -> bool:
    return all(
        facet.holds(group, chosen[facet.name]) for facet in facets if facet.name in chosen and facet.name != but
    )


def _of(
    facet: Facet, groups: Sequence[Group], facets: Sequence[Facet], chosen: Mapping[str, Value]
) -> dict[Value, int]:
    left = [group for group in groups if _holds(group, facets, chosen, but=facet.name)]
    if facet.options:
        steps = [(step, sum(one.count for one in left if facet.holds(one, step))) for step in facet.options]
        return {step: count for step, count in steps if count or chosen.get(facet.name) == step}
    found: Counter[Value] = Counter()
    for group in left:
        if facet.name in group.values:
            found[group.values[facet.name]] += group.count
    if facet.name in chosen:
        found[chosen[facet.name]] += 0
    return dict(sorted(found.items(), key=lambda one: (-one[1], str(one[0]))))
