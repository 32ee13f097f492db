"""Texts in the cells of a spreadsheet: what one would take for a formula has an apostrophe before it. Pure."""

from __future__ import annotations

from typing import Final

FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "'")
"""What a spreadsheet takes for a formula at the start of a cell; and the apostrophe, so that what was set before a
text can be taken off again."""


def quoted(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text


def unquoted(text: str) -> str:
    """The text as it was before ``quoted``."""
    return text[1:] if text.startswith("'") and text[1:].startswith(FORMULA) else text
