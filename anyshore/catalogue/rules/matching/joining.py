"""Two segments become one: the living rows of both, in the order of their ids."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from anyshore.catalogue.rules.matching.segment import NONE, Ragged, Segment

Array = NDArray[Any]


def joined(one: Segment, other: Segment) -> Segment:
    """The living rows of two segments, or of the chunks of one that is being read."""
    both = (one, other)
    rows = [np.flatnonzero(part.alive) for part in both]
    high, low_half = (_columns(both, rows, name) for name in ("high", "low_half"))
    order = np.lexsort((low_half, high))
    seats, seat = _renumbered([part.seats for part in both], [p.seat[r] for p, r in zip(both, rows, strict=True)])
    currencies, currency = _renumbered(
        [part.currencies for part in both], [p.currency[r] for p, r in zip(both, rows, strict=True)]
    )
    languages, spoken = _languages(both)
    plain = {
        name: _columns(both, rows, name)[order]
        for name in ("rate", "score", "low", "person", "free", "verified", "published")
    }
    return Segment(
        high=high[order],
        low_half=low_half[order],
        alive=np.ones(len(order), dtype=bool),
        seat=seat[order],
        currency=currency[order],
        skills=_ragged([part.skills for part in both], rows, order),
        words=_ragged([part.words for part in both], rows, order),
        spoken=_ragged(spoken, rows, order),
        seats=seats,
        currencies=currencies,
        languages=languages,
        **plain,
    )


def _columns(parts: Sequence[Segment], rows: Sequence[Array], name: str) -> Array:
    return np.concatenate([getattr(part, name)[own] for part, own in zip(parts, rows, strict=True)])


def _renumbered(names: Sequence[tuple[Any, ...]], columns: Sequence[Array]) -> tuple[tuple[Any, ...], Array]:
    """One list of names for both, and the columns that pointed to each one's own."""
    union = tuple(dict.fromkeys(name for own in names for name in own))
    place = {name: number for number, name in enumerate(union)}
    turned = []
    for own, column in zip(names, columns, strict=True):
        to = np.array([*(place[name] for name in own), NONE], dtype=column.dtype)
        turned.append(to[column])
    return union, np.concatenate(turned)


def _languages(parts: Sequence[Segment]) -> tuple[tuple[str, ...], list[Ragged]]:
    union = tuple(dict.fromkeys(name for part in parts for name in part.languages))
    found = []
    for part in parts:
        to = np.array([*(union.index(name) for name in part.languages), 0], dtype=np.uint32)
        items = part.spoken.items
        found.append(Ragged(part.spoken.starts, (to[items >> 3] << 3 | items & 7).astype(np.uint32)))
    return union, found


def _ragged(parts: Sequence[Ragged], rows: Sequence[Array], order: Array) -> Ragged:
    taken = [part.taken(own) for part, own in zip(parts, rows, strict=True)]
    items = np.concatenate([one for one, _ in taken])
    lengths = np.concatenate([one for _, one in taken])
    stops = np.cumsum(lengths)
    whole = Ragged(np.concatenate(([0], stops)).astype(np.int64), items)
    moved, sizes = whole.taken(order)
    return Ragged(np.concatenate(([0], np.cumsum(sizes))).astype(np.int64), moved)
