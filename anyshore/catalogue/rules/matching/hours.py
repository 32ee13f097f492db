"""How far apart working days lie and what they share, for many seats at once: kit.places over arrays.

A seat's working days of a year (kit judges by 53, one a week) are worked out once a month and kept. A test holds the
results equal to ``gap_minutes`` and ``usual_shared_minutes``.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from anyshore.kit.places import DAYS_AROUND, Place, year_of_spans

Array = NDArray[Any]

_BEGIN: Final = datetime(1970, 1, 1, tzinfo=UTC)
_DAY: Final = 24 * 60
_SAME: Final = len(DAYS_AROUND) // 2


@lru_cache(maxsize=32768)
def _spans(seat: Place, first: date) -> Array:
    """Begin and end in minutes, for each turn and each week."""
    turned = [year_of_spans(seat, first, turn) for turn in DAYS_AROUND]
    minutes = [[[_minutes(begin), _minutes(end)] for begin, end in spans] for spans in turned]
    return np.array(minutes, dtype=np.int32)


def _minutes(instant: datetime) -> int:
    return int((instant - _BEGIN).total_seconds()) // 60


def gaps(client: Place, seats: Sequence[Place], on: date) -> Array:
    """Minutes between the client's working day and each seat's, at their widest in a year."""
    one, other = _of(client, seats, on)
    begin, end = one[_SAME, :, 0], one[_SAME, :, 1]
    turned = [_shifts(begin, end, other[:, _SAME] + turn * _DAY) for turn in (-1, 0, 1)]
    widest: Array = np.minimum.reduce(turned).max(axis=1)
    return widest


def _shifts(begin: Array, end: Array, other: Array) -> Array:
    """The least shift that lays the shorter of two spans inside the longer, week by week."""
    early, late = begin - other[..., 0], other[..., 1] - end
    ours_is_longer = (end - begin) >= (other[..., 1] - other[..., 0])
    found: Array = np.maximum(0, np.where(ours_is_longer, np.maximum(early, late), np.maximum(-early, -late)))
    return found


def shared(client: Place, seats: Sequence[Place], on: date) -> Array:
    """Minutes that both work on a usual day, for each seat: the lower median of a year."""
    one, other = _of(client, seats, on)
    begin, end = one[_SAME, :, 0], one[_SAME, :, 1]
    both = np.minimum(end, other[..., 1]) - np.maximum(begin, other[..., 0])
    total = np.maximum(0, both).sum(axis=1)
    usual: Array = np.sort(total, axis=1)[:, (total.shape[1] - 1) // 2]
    return usual


def _of(client: Place, seats: Sequence[Place], on: date) -> tuple[Array, Array]:
    first = on.replace(day=1)
    return _spans(client, first), np.stack([_spans(seat, first) for seat in seats])
