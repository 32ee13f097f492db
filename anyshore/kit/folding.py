"""Texts as people look for them: without case, accents and the letters that only some keyboards have.

``plumbing.folding`` does the same in PostgreSQL; a test holds the two equal. What is left out is told by Unicode's
compatibility decomposition (UAX 15) and its block of combining marks; the letters that do not come apart are listed.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

MARKS: Final = "[\u0300-\u036f]"
APART: Final = (("ß", "ss"), ("æ", "ae"), ("œ", "oe"), ("þ", "th"))
"""Letters that are written as two."""
PLAIN: Final = ("øłđðıħς", "olddihσ")
"""Letters with a stroke, without a dot or of the end of a word, and what people type for them."""

BLANKS: Final = "\\u0009-\\u000d\\u001c-\\u0020\\u0085\\u2028\\u2029"
"""What stands between two words of a folded text, as ranges of a regular expression's class."""
BREAKS: Final = (
    "\\u0001-\\u0008\\u000e-\\u001b\\u0021-\\u002f\\u003a-\\u0040\\u005b-\\u0060\\u007b-\\u0084\\u0086-\\u00bf"
    "\\u00d7\\u00f7\\u02b9-\\u02df\\u055a-\\u055f\\u0589\\u058a\\u05be\\u05c0\\u05c3\\u05f3\\u05f4\\u0606-\\u060f"
    "\\u061b-\\u061f\\u066a-\\u066d\\u06d4\\u0964\\u0965\\u2000-\\u2027\\u202a-\\u206f\\u20a0-\\u20cf\\u2100-\\u2bff"
    "\\u3001-\\u3004\\u3008-\\u3020\\u3030\\u30a0\\u30fb\\ufd3e\\ufd3f\\ufe00-\\ufe1f\\ufe30-\\ufe6f"
)
"""What stands within a word that people write with it or without: points, hyphens, apostrophes, ampersands. The same
ranges serve PostgreSQL, whose own classes differ by the locale of the database."""

_BLANKS: Final = re.compile(f"[{BLANKS}]+")
_BREAKS: Final = re.compile(f"[{BREAKS}]+")
_MARKS: Final = re.compile(MARKS)
_PLAIN: Final = str.maketrans(*PLAIN)


def folded(text: str) -> str:
    """The text in lower case without accents: "Muñoz" and "munoz" are the same."""
    if text.isascii():
        return text.lower()
    bare = unicodedata.normalize("NFKC", _MARKS.sub("", unicodedata.normalize("NFKD", text))).lower()
    for letter, pair in APART:
        bare = bare.replace(letter, pair)
    return bare.translate(_PLAIN)


def words_of(text: str) -> list[list[str]]:
    """The words of a text, folded, each in the parts that points, hyphens and the like make of it: "O’Neill d.o.o."
    is [[o, neill], [d, o, o]]."""
    words = [_BREAKS.split(word) for word in _BLANKS.split(folded(text.replace("\0", " ")))]
    return [parts for word in words if (parts := [part for part in word if part])]


def beginning(text: str, most: int) -> str:
    """A query of PostgreSQL for texts (``plumbing.folding.Worded``) that have each of the first ``most`` words, or one
    that begins so: as a whole or part by part. Empty where there is no word."""
    return " & ".join(_asked(parts) for parts in words_of(text)[:most])


def _asked(parts: list[str]) -> str:
    whole = "".join(parts) + ":*"
    return whole if len(parts) == 1 else f"({whole} | {' & '.join(f'{part}:*' for part in parts)})"
