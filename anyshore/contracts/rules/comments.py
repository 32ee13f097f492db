"""Comments, wherever they stand: what one may say, and how long they are gathered before one mail tells of them.
Pure."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from anyshore.contracts.rules import reading
from anyshore.kit.errors import Invalid, Refused

GATHERED: Final = timedelta(hours=1)
"""So long what is said is gathered before one mail tells of all of it."""
LONGEST: Final = 4_000
MOST_HERE: Final = 1_000
"""Comments on one agreement, replies among them."""


class TooManyHere(Refused):
    """An agreement has ``most`` comments already."""

    code = "too_many_here"


def checked_comment(words: str) -> str:
    """The words of a comment: some, and at most 4,000 characters; Invalid otherwise."""
    said = reading.CONTROLS.sub(" ", words.replace("\r\n", "\n")).strip()
    if not said:
        raise Invalid(field="words", reason="empty")
    if len(said) > LONGEST:
        raise Invalid(field="words", reason="length", longest=LONGEST)
    return said
