"""How a text becomes terms that can be compared: words without case, accents and plural, and their stems.

A *word* is folded lightly, so that "React" is not found in "reaction". A *stem* folds the family of a word
(translate, translation, translator), which is safe inside a phrase of several words and nowhere else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from anyshore.kit.folding import folded

_TOKEN: Final = re.compile(r"c\+\+|[cf]#|\.net\b|[^\W_]+")
_ELECTRONIC: Final = re.compile(r"\be-(?=[a-z])")
_POSSESSIVE: Final = re.compile(r"['’]s\b")
_LINK: Final = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w+|<!--.*?-->|!\[[^\]]*\]\([^)]*\)", re.DOTALL)

_SHORTEST_PLURAL: Final = 5
_SHORTEST_STEM: Final = 4
_FAMILY: Final = (
    "isations", "isation", "izations", "ization", "ations", "ation", "ators", "ator", "ating", "ated", "ates", "ate",
    "ments", "ment", "ings", "ing", "ions", "ion", "ised", "ized", "ise", "ize", "ers", "ors", "er", "or", "ed", "es",
    "e", "s",
)  # fmt: skip  # one row an ending would be thirty


@dataclass(frozen=True, slots=True)
class Term:
    """One word of a text, and its stem."""

    word: str
    stem: str


def terms(text: str) -> list[Term]:
    """The terms of a text in their order. Links, addresses and comments of Markdown say nothing and are left out.

    A hyphen parts a word in two, so that "back-end" is "back end"; but an e-mail is an email.
    """
    plain = _POSSESSIVE.sub("", folded(_LINK.sub(" ", text)))
    return [_term(token) for token in _TOKEN.findall(_ELECTRONIC.sub("e", plain))]


@lru_cache(maxsize=16384)
def _term(token: str) -> Term:
    return Term(word=_singular(token), stem=_stem(token))


def _singular(token: str) -> str:
    """The S stemmer (D. Harman, How effective is suffixing?, JASIS 42, 1991); short words are left alone."""
    if len(token) < _SHORTEST_PLURAL or not token.endswith("s"):
        return token
    if token.endswith("ies") and not token.endswith(("eies", "aies")):
        return token[:-3] + "y"
    if token.endswith("es") and not token.endswith(("aes", "ees", "oes")):
        return token[:-1]
    return token[:-1] if not token.endswith(("us", "ss")) else token


def _stem(token: str) -> str:
    """The longest ending of the family cut off, as long as four letters remain; "y" and "ies" become one."""
    for ending in _FAMILY:
        if token.endswith(ending) and len(token) - len(ending) >= _SHORTEST_STEM:
            token = token[: -len(ending)]
            break
    return token[:-1] + "i" if token.endswith("y") and len(token) > _SHORTEST_STEM else token
