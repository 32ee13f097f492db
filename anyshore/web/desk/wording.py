"""Two wordings of one place as one text: word by word where they are short, whole where they are not."""

from __future__ import annotations

from typing import Final

from anyshore.web.contracts.comparing import Piece, pieces

LONGEST: Final = 3_000
"""Signs up to which two wordings are compared word by word: that is quadratic."""


def worded(old: str, new: str) -> tuple[Piece, ...]:
    """What stayed, what went and what came."""
    if max(len(old), len(new)) > LONGEST:
        return ((old, "gone"), (new, "new")) if old else ((new, "new"),)
    return tuple(pieces(old, new))
