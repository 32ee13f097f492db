"""The core matrix: how important work is to the strategy, and how capable its people are, each from 0 to 100.

Told with a worked table in docs/algorithms/core_matrix.md.
"""

from __future__ import annotations

from enum import StrEnum


class Axis(StrEnum):
    """The two sides of the matrix: strategic importance, and capability relative to what the market offers."""

    IMPORTANCE = "importance"
    CAPABILITY = "capability"
