"""The review window's lifecycle, the public score, and what silence does. Pure.

The score's formula is told in docs/algorithms/reviews_score.md, whose tables a test reads.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from fractions import Fraction
from math import ceil, floor, sqrt

from anyshore.kit.consequences import Consequence
from anyshore.kit.lifecycle import Lifecycle

WINDOW_DAYS = 14
"""Both sides may review until this many days after the end."""


class WindowState(StrEnum):
    """While open nobody reads the other's review; once shown both do, and nothing changes any more."""

    OPEN = "open"
    SHOWN = "shown"


WINDOW = Lifecycle("review_window", {(WindowState.OPEN, "show"): WindowState.SHOWN})

SCORE_MAX = 100
WORDS_MAX = 5_000

CONFIDENCE_Z = 1.96
"""The range holds the true mean with 95 % confidence: this is the normal distribution's quantile for it."""


@dataclass(frozen=True, slots=True)
class Score:
    """An organisation's score of 0 to 100 on one side, with its range. ``reviews`` were given by ``voices``."""

    reviews: int
    voices: int
    score: int
    low: int
    high: int


def score_of(given: Iterable[tuple[Hashable, int]]) -> Score | None:
    """The public score of the reviews ``given`` as (who gave it, 0 to 100); None where there are none.

    Everybody has one voice: the mean of the reviews that they gave. The score is the mean of the voices, rounded
    half up. The range is Wilson's interval at 95 % for that mean on as many voices, widened to whole points; as
    a voice lies between 0 and 100, the interval is no narrower than the voices deserve.
    """
    by_voice: dict[Hashable, list[int]] = {}
    for who, points in given:
        by_voice.setdefault(who, []).append(points)
    if not by_voice:
        return None
    voices = [Fraction(sum(points), len(points)) for points in by_voice.values()]
    mean = sum(voices) / len(voices)  # exact: a half is a half, in whatever order the reviews come
    low, high = wilson(float(mean / SCORE_MAX), len(voices))
    return Score(
        reviews=sum(len(points) for points in by_voice.values()),
        voices=len(voices),
        score=floor(mean + Fraction(1, 2)),
        low=floor(low * SCORE_MAX + _HAIR),
        high=min(SCORE_MAX, ceil(high * SCORE_MAX - _HAIR)),
    )


_HAIR = 1e-9
"""Less than any real difference: keeps a whole number whole."""


def wilson(share: float, count: int) -> tuple[float, float]:
    """Wilson's score interval for a share seen ``count`` times (E. B. Wilson, JASA 22, 1927), from 0 to 1."""
    square = CONFIDENCE_Z**2
    middle = (share + square / (2 * count)) / (1 + square / count)
    reach = CONFIDENCE_Z * sqrt(share * (1 - share) / count + square / (4 * count**2)) / (1 + square / count)
    return max(0.0, middle - reach), min(1.0, middle + reach)


@dataclass(frozen=True, slots=True)
class OpenWindow:
    """A window as silence sees it: until when, and which sides have not reviewed."""

    closes_at: datetime
    missing: tuple[str, ...]


def silence(window: OpenWindow | None) -> list[Consequence]:
    """When the window closes, whatever was written is shown; a side that wrote nothing has no review."""
    if window is None:
        return []
    side = window.missing[0] if len(window.missing) == 1 else ""
    return [Consequence(at=window.closes_at, code="reviews.shown", side=side, params={"missing": len(window.missing)})]
