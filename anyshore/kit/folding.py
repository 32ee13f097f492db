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
PLAIN: Final = ("øłđðıħ", "olddih")
"""Letters with a stroke or without a dot, and what people type for them."""

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
