"""What an activity says of itself: name, code, level, and how much of it there is."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from dataclasses import dataclass, replace
from typing import Final

from anyshore.kit.errors import Refused
from anyshore.kit.refusals import ChoiceUnknown, OutOfRange, TextMissing
from anyshore.strategy.rules.texts import line_of_text, lines_of_text
from anyshore.strategy.rules.tree import Level

NAME_LIMIT, CODE_LIMIT, UNIT_LIMIT, ABOUT_LIMIT = 120, 40, 40, 5000
MOST_VOLUME: Final = 10**12
MOST_ACTIVITIES: Final = 2000
"""The most activities that one inventory holds."""

_CODE: Final = re.compile(r"[^\W_](?:[\w./ -]{0,38}[\w.])?")


class CodeTaken(Refused):
    """Another activity of the inventory has this ``code`` already; capitals do not tell codes apart."""

    code = "activity_code_taken"
    status = 422


class CodeMalformed(Refused):
    """A code is letters, digits, dots, dashes, slashes and single blanks, at most 40, and begins with a letter or
    digit."""

    code = "activity_code_malformed"
    status = 422


class InventoryFull(Refused):
    """The inventory holds as many activities as it can (``limit``)."""

    code = "inventory_full"


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityTerms:
    """An activity as its author writes it. An empty ``code`` is made from the name.

    ``volume`` of ``volume_unit`` are done in a year; None where nobody counts.
    """

    name: str
    code: str = ""
    level: str = ""
    about: str = ""
    volume: int | None = None
    volume_unit: str = ""

    def with_code(self, code: str) -> ActivityTerms:
        """The same under another code."""
        return replace(self, code=code)


def completed(terms: ActivityTerms, *, level: str, taken: Container[str]) -> ActivityTerms:
    """The terms as they are kept: checked, with ``level`` where they name none and a code that is not ``taken``.

    ``taken`` holds the codes of the inventory's other activities in lower case.
    """
    name = line_of_text(terms.name, field="name", limit=NAME_LIMIT)
    if not name:
        raise TextMissing(field="name", least=1)
    if (terms.level or level) not in set(Level):
        raise ChoiceUnknown(field="level")
    if terms.volume is not None and not 0 <= terms.volume <= MOST_VOLUME:
        raise OutOfRange(field="volume", low=0, high=MOST_VOLUME)
    return replace(
        terms,
        name=name,
        code=_code(terms.code, name, taken),
        level=terms.level or level,
        about=lines_of_text(terms.about, field="about", limit=ABOUT_LIMIT),
        volume_unit=line_of_text(terms.volume_unit, field="volume_unit", limit=UNIT_LIMIT),
    )


def _code(code: str, name: str, taken: Container[str]) -> str:
    wanted = checked_code(code)
    if not wanted:
        return suggested_code(name, taken)
    if wanted.lower() in taken:
        raise CodeTaken(field="code", code=wanted)
    return wanted


def checked_code(code: str) -> str:
    """A code as it is kept; nothing stays nothing. Raises CodeMalformed and TextTooLong."""
    wanted = line_of_text(code, field="code", limit=CODE_LIMIT)
    if wanted and not _CODE.fullmatch(wanted):
        raise CodeMalformed(field="code")
    return wanted


def suggested_code(name: str, taken: Container[str]) -> str:
    """A code made from ``name`` that is not ``taken``: "Accounts payable" gives accounts-payable, then -2."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    stem = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:32].strip("-") or "activity"
    if stem not in taken:
        return stem
    count = 2
    while f"{stem}-{count}" in taken:
        count += 1
    return f"{stem}-{count}"
