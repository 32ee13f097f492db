"""Texts as they are kept: without controls, without blanks around them, no longer than their limit."""

from __future__ import annotations

import re
from typing import Final

from anyshore.kit.refusals import TextTooLong

_CONTROLS: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u2028\u2029]")


def line_of_text(text: str, *, field: str, limit: int) -> str:
    """``text`` on one line, its blanks single. Raises TextTooLong."""
    done = " ".join(_CONTROLS.sub(" ", text).split())
    if len(done) > limit:
        raise TextTooLong(field=field, limit=limit)
    return done


def lines_of_text(text: str, *, field: str, limit: int) -> str:
    """``text`` with its own lines. Raises TextTooLong."""
    done = _CONTROLS.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n")).strip()
    if len(done) > limit:
        raise TextTooLong(field=field, limit=limit)
    return done
