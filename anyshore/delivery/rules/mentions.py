"""Mentions in comments: "@" and the name of somebody who can read it. Pure.

A mention is words: it says the same without a script, in a mail, and copied. Who shares a name with somebody of
another organisation is named with their own behind it, in brackets. Of two people with one name in one organisation
both are meant, for no words tell them apart.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Final
from unicodedata import normalize

from anyshore.kit.errors import Invalid

_MARKS: Final = "\u200e\u200f\u061c\u2066-\u2069"
"""What turns the direction of writing and is not seen: a keyboard may put it between the sign and the name."""
_GOES_ON: Final = r"(?![\w\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670]|[-'’‑]\w)"
"""Behind a name: no letter, no vowel sign, and no part of a longer name."""


def _pattern(names: Iterable[str]) -> re.Pattern[str] | None:
    wanted = sorted({key_of(one) for one in names if one.strip()}, key=lambda name: (-len(name), name))
    found = "|".join(r"\s+".join(map(re.escape, one.split())) for one in wanted)
    return re.compile(rf"(?<![\w@.])@[{_MARKS}]*({found}){_GOES_ON}", re.IGNORECASE) if found else None


def key_of(name: str) -> str:
    """A name as it is compared: letters composed, one space between words, no case."""
    return " ".join(normalize("NFC", name).split()).casefold()


class NameShared(Invalid):
    """People of different organisations have the name ``name``: it is written in one of the ``ways``."""

    code = "name_shared"


def ways(people: Sequence[tuple[str, str]]) -> list[str]:
    """How each of these people, by name and organisation, is named: by the name alone where it tells them apart, or
    where not even the organisation does."""
    houses: dict[str, set[str]] = {}
    for name, house in people:
        houses.setdefault(key_of(name), set()).add(key_of(house))
    return [f"{name} ({house})" if len(houses[key_of(name)]) > 1 else name for name, house in people]


def unclear(words: str, names: Sequence[str], said: Sequence[str]) -> list[str]:
    """The names that ``words`` mention alone, though their people are named otherwise: ``said``, in the same order."""
    shared = [name for name, way in zip(names, said, strict=True) if name != way]
    return [shared[place] for place in mentioned(words, shared, said)]


def mentioned(words: str, names: Sequence[str], also: Sequence[str] = ()) -> list[int]:
    """The places in ``names`` of those who are mentioned, in their order; the longest name that fits counts, of
    ``also`` too."""
    pattern = _pattern([*names, *also])
    said = {key_of(one[1]) for one in pattern.finditer(normalize("NFC", words))} if pattern else set()
    return [place for place, name in enumerate(names) if name.strip() and key_of(name) in said]


def marked(text: str, names: Iterable[str], mark: Callable[[str], str]) -> str:
    """``text`` with ``mark`` of each mention in its place."""
    pattern = _pattern(names)
    return pattern.sub(lambda found: mark(found[0]), normalize("NFC", text)) if pattern else text
