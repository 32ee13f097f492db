"""What changed between two texts, line by line, with a limit on how much is compared."""

from __future__ import annotations

import difflib
from bisect import bisect_left
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

MOST_LINES: Final = 6_000
"""Longer texts are shown whole, without their changes."""
SHORT: Final = 60
"""Stretches that are compared by all pairs of lines."""


class Kind(StrEnum):
    """What became of a part."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a comparison: its number in the old and in the new text, from 1, where it stands there."""

    kind: Kind
    text: str
    old: int | None
    new: int | None


def too_long(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether two texts are too long to be compared."""
    return len(before) > MOST_LINES or len(after) > MOST_LINES


def lines(before: Sequence[str], after: Sequence[str]) -> Iterator[Line]:
    """Every line of both, in the order in which one reads them; what went stands before what came.

    Lines that stand once in both hold the comparison together (patience diff), so that it takes time in proportion to
    the lines and their logarithm, whoever wrote them; only short stretches between are compared by all pairs.
    """
    old = new = 0
    for low, start in [*_matched(before, after, 0, 0), (len(before), len(after))]:
        yield from (Line(Kind.GONE, before[place], place + 1, None) for place in range(old, low))
        yield from (Line(Kind.NEW, after[place], None, place + 1) for place in range(new, start))
        if low < len(before):
            yield Line(Kind.SAME, after[start], low + 1, start + 1)
        old, new = low + 1, start + 1


def _matched(before: Sequence[str], after: Sequence[str], old: int, new: int) -> Iterator[tuple[int, int]]:
    """The places of the lines that are the same, as pairs; ``old`` and ``new`` are where the parts begin."""
    head = 0
    while head < min(len(before), len(after)) and before[head] == after[head]:
        yield old + head, new + head
        head += 1
    tail = 0
    while tail < min(len(before), len(after)) - head and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    yield from _between(before[head : len(before) - tail], after[head : len(after) - tail], old + head, new + head)
    for place in range(tail, 0, -1):
        yield old + len(before) - place, new + len(after) - place


def _between(before: Sequence[str], after: Sequence[str], old: int, new: int) -> Iterator[tuple[int, int]]:
    if not before or not after:
        return
    anchors = _anchors(before, after)
    if not anchors:
        yield from ((old + low, new + start) for low, start in _paired(before, after))
        return
    last_old = last_new = 0
    for low, start in [*anchors, (len(before), len(after))]:
        yield from _matched(before[last_old:low], after[last_new:start], old + last_old, new + last_new)
        if low < len(before):
            yield old + low, new + start
        last_old, last_new = low + 1, start + 1


def _anchors(before: Sequence[str], after: Sequence[str]) -> list[tuple[int, int]]:
    """The longest run, in both orders, of lines that stand once in each."""
    once = {line for line, count in Counter(before).items() if count == 1}
    once &= {line for line, count in Counter(after).items() if count == 1}
    places = {line: place for place, line in enumerate(before) if line in once}
    pairs = [(places[line], place) for place, line in enumerate(after) if line in once]
    tops: list[int] = []
    piles: list[int] = []
    under: list[int] = []
    for index, (low, _start) in enumerate(pairs):
        pile = bisect_left(tops, low)
        under.append(piles[pile - 1] if pile else -1)
        tops[pile : pile + 1], piles[pile : pile + 1] = [low], [index]
    found: list[tuple[int, int]] = []
    index = piles[-1] if piles else -1
    while index >= 0:
        found.append(pairs[index])
        index = under[index]
    return found[::-1]


def _paired(before: Sequence[str], after: Sequence[str]) -> list[tuple[int, int]]:
    """The same lines of two short stretches, by all pairs; of long ones without an anchor none."""
    if max(len(before), len(after)) > SHORT:
        return []
    blocks = difflib.SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
    return [(one.a + offset, one.b + offset) for one in blocks for offset in range(one.size)]


def hunks(found: Sequence[Line], around: int = 3, also: Container[int | None] = ()) -> list[list[Line]]:
    """The changed lines, and those whose new number is in ``also``, with so many around them, in groups."""
    near = [False] * len(found)
    for place, line in enumerate(found):
        if line.kind is not Kind.SAME or line.new in also:
            low, high = max(0, place - around), min(len(found), place + around + 1)
            near[low:high] = [True] * (high - low)
    groups: list[list[Line]] = []
    for place, line in enumerate(found):
        if near[place]:
            if place == 0 or not near[place - 1]:
                groups.append([])
            groups[-1].append(line)
    return groups
