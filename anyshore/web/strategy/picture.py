"""The core matrix as a picture: x in percent, y in pixels; each dot a link, and labels where there is room for them.

The width of a page is not known here. Labels are placed on the width of a phone first: those that fit there are always
shown. Then on a wider one: those that only fit there are hidden when the picture is narrow. The rest is in the table.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from anyshore.strategy.queries import ActivityRow

HEIGHT = 380
NARROW, HALF, WIDE = 290, 460, 620
"""The widths in pixels on which labels are placed."""
LETTER, LINE, RADIUS = 6.4, 14, 5
LONGEST = 44

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Dot:
    """One activity in the picture. ``x`` is percent as text, ``shift`` pixels to the side of others on the same spot.

    ``label`` is empty where there is no room; ``dx``, ``dy`` and ``anchor`` place it; ``wide`` marks one for wide
    pictures only.
    """

    row: ActivityRow
    x: str
    y: int
    shift: int
    label: str
    dx: int
    dy: int
    anchor: str
    wide: bool
    here: bool


@dataclass(frozen=True, slots=True)
class _Spot:
    row: ActivityRow
    share: float
    y: int
    shift: int

    @property
    def label(self) -> str:
        name = self.row.name
        return name if len(name) <= LONGEST else f"{name[: LONGEST - 1].rstrip()}…"


_SIDES = ((10, 4, "start"), (-10, 4, "end"), (0, -10, "middle"), (0, 19, "middle"))
"""Where a label may stand: right of its dot, left, above, below."""


def dots(rows: Iterable[ActivityRow], here: UUID | None = None, wide_px: int = WIDE) -> list[Dot]:
    """Every activity of which both sides are known; the dearest first, so that they have their label."""
    spots = _spots([row for row in rows if row.sides.field is not None])
    ranked = sorted(spots, key=lambda one: (one.row.id != here, -one.row.cost.minor, one.row.number))
    narrow = _placed(ranked, NARROW, {})
    wide = _placed(ranked, wide_px, narrow)
    return [_dot(spot, narrow, wide, here) for spot in spots]


def _spots(rows: Sequence[ActivityRow]) -> list[_Spot]:
    """Where the dots are; those on one spot stand side by side."""
    same: dict[tuple[float, int], list[ActivityRow]] = defaultdict(list)
    for row in rows:
        same[_place(row)].append(row)
    return [
        _Spot(row, share, y, round((place - (len(found) - 1) / 2) * (2 * RADIUS + 2)))
        for (share, y), found in same.items()
        for place, row in enumerate(found)
    ]


def _place(row: ActivityRow) -> tuple[float, int]:
    importance, capability = row.sides.importance, row.sides.capability
    if importance is None or capability is None:
        raise ValueError("only activities with both sides have a place")
    margin = 28
    y = margin + (100 - capability.shown) * (HEIGHT - 2 * margin) // 100
    return 6 + importance.shown * 0.88, y


def _placed(spots: Sequence[_Spot], width: int, before: dict[UUID, int]) -> dict[UUID, int]:
    """The side of each label that has room on this width; one that was placed before keeps its side or goes."""
    taken = [_of_dot(spot, width) for spot in spots] + _corners(width)
    placed: dict[UUID, int] = {}
    for spot in sorted(spots, key=lambda one: one.row.id not in before):
        for side in [before[spot.row.id]] if spot.row.id in before else range(len(_SIDES)):
            box = _of_label(spot, side, width)
            if box[0] >= 2 and box[2] <= width - 2 and not any(_meet(box, other) for other in taken):
                taken.append(box)
                placed[spot.row.id] = side
                break
    return placed


def _of_dot(spot: _Spot, width: int) -> Box:
    x = spot.share * width / 100 + spot.shift
    return x - RADIUS, spot.y - RADIUS, x + RADIUS, spot.y + RADIUS


def _of_label(spot: _Spot, side: int, width: int) -> Box:
    dx, dy, anchor = _SIDES[side]
    long = len(spot.label) * LETTER
    x = spot.share * width / 100 + spot.shift + dx
    left = {"start": x, "end": x - long, "middle": x - long / 2}[anchor]
    return left, spot.y + dy - 11, left + long, spot.y + dy + LINE - 11


def _corners(width: int) -> list[Box]:
    """Where the names of the four fields stand."""
    return [(left, top, left + 130, top + LINE) for left in (8, width - 138) for top in (8, HEIGHT - 22)]


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _dot(spot: _Spot, narrow: dict[UUID, int], wide: dict[UUID, int], here: UUID | None) -> Dot:
    side = wide.get(spot.row.id)
    dx, dy, anchor = _SIDES[side or 0]
    return Dot(
        row=spot.row,
        x=f"{spot.share:.2f}%",
        y=spot.y,
        shift=spot.shift,
        label="" if side is None else spot.label,
        dx=dx,
        dy=dy,
        anchor={"start": "", "end": "end", "middle": "mid"}[anchor],
        wide=spot.row.id not in narrow,
        here=spot.row.id == here,
    )
