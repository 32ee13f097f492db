"""Documents as PDF/A, set by Typst with fonts that packages ship, equal to the byte for the same source and data.

The fonts hold the Latin, Greek, Cyrillic, Hebrew and Arabic scripts, and those of China, Japan and Korea. A character
that they lack (Devanagari, Thai, pictures) stands as its number in brackets, so that nothing is lost and nothing
breaks.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import noto_cjk_sans_jp_regular
import typst

FONTS = ("Libertinus Serif", "Noto Sans CJK JP", "DejaVu Sans Mono")
_LACKING = re.compile(r'the text `"(.+?)"` could not be displayed', re.DOTALL)
_TRIES = 200

_OUTSIDE = re.compile(
    "[^\t\n\u0020-\u007e\u00a0-\u024f\u0370-\u03ff\u0400-\u052f\u0590-\u06ff\u1e00-\u1eff\u2010-\u2027\u202f-\u205e\u20a0-\u20bf"
    "\u2190-\u21ff\u2200-\u22ff\u2500-\u25ff\u3000-\u312f\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff01-\uffee]"
)
"""Scripts of which the fonts hold nothing: tried first, so that a page of them needs no long search."""


def pdf(source: str, data: Mapping[str, Any], *, attached: str = "") -> bytes:
    """``source`` (Typst) with ``data`` in ``sys.inputs.data`` as JSON, as PDF/A-2b.

    With ``attached``, a text that the source attaches as it is from ``sys.inputs.attached``, it is PDF/A-3b, which
    allows that. Raises TypstError for a mistake in the source.
    """
    lacking: set[str] = set()
    for _ in range(_TRIES):
        given = json.dumps(_mapped(data, lacking), ensure_ascii=False)
        try:
            return typst.compile(
                source.encode(),
                sys_inputs={"data": given, "attached": attached},
                pdf_standards="a-3b" if attached else "a-2b",
                font_paths=_fonts(),
                ignore_system_fonts=True,
                format="pdf",
            )
        except typst.TypstError as error:
            found = _LACKING.search(str(error))
            if found is None or set(found[1]) <= lacking:
                raise
            lacking |= set(found[1])
    raise RuntimeError("the text holds too many characters that the fonts lack")


@cache
def _fonts() -> typst.Fonts:
    """Typst's own fonts and the one for Chinese, Japanese and Korean, found once a process."""
    folder = Path(noto_cjk_sans_jp_regular.__file__).parent
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[folder])


def _written(text: str, lacking: Collection[str]) -> str:
    return "".join(f"[U+{ord(one):04X}]" if one in lacking or _OUTSIDE.match(one) else one for one in text)


def _mapped(value: Any, lacking: Collection[str]) -> Any:
    if isinstance(value, str):
        return _written(value, lacking)
    if isinstance(value, Mapping):
        return {name: _mapped(one, lacking) for name, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [_mapped(one, lacking) for one in value]
    return value
