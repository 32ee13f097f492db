"""What was agreed, in the language of whoever reads it. The text that is signed stays in the language it has."""

from __future__ import annotations

from typing import Final

from django.utils import translation

from anyshore.contracts.rules.clauses import frame
from anyshore.contracts.rules.clauses.languages import Language
from anyshore.contracts.rules.content import Content
from anyshore.contracts.rules.text import six_lines

ICONS: Final = ("list-checks", "banknote", "clock", "refresh-cw", "door-open", "package")
"""One for each of the six lines: work, price, review, surprises, stopping, the end."""


def readers_language() -> Language:
    """The language of the reader, where agreements have it, else English."""
    code = (translation.get_language() or "")[:2]
    return Language(code) if code in tuple(Language) else Language.EN


def agreed(content: Content) -> list[tuple[str, str]]:
    """The six lines in the reader's language, each after its icon."""
    return list(zip(ICONS, six_lines(content, readers_language()), strict=False))


def translated(words: str) -> str:
    """Words that an agreement starts from, in the reader's language; words that the parties wrote as they are."""
    return frame.translated(words, readers_language())


def signed_in(content: Content) -> str:
    """The code of the language that the text is signed in, where it is not the reader's; empty otherwise."""
    return "" if content.language == readers_language() else str(content.language)
