"""The sentences that every agreement has: its terms, said in any of the four languages, and the words it starts from.

They are written as clauses are (``texts/terms``), in versions that never change; the content says which it was signed
with. A party's own words stay as they are in every language.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from importlib import resources
from typing import Final

from anyshore.contracts.rules.clauses.languages import Language
from anyshore.contracts.rules.clauses.library import version_of
from anyshore.contracts.rules.clauses.shape import Version

WORDING: Final = 5
"""The version of the sentences that a new agreement is written with."""


def _read_frame() -> dict[str, tuple[Version, ...]]:
    folder = resources.files(__package__).joinpath("texts", "terms")
    files = sorted((one for one in folder.iterdir() if one.name.endswith(".toml")), key=lambda one: one.name)
    read = {one.name[:-5]: tomllib.loads(one.read_text(encoding="utf-8"))["versions"] for one in files}
    return {key: tuple(version_of(one, digits=True) for one in versions) for key, versions in read.items()}


def _read_phrases() -> dict[str, dict[str, str]]:
    text = resources.files(__package__).joinpath("phrases.toml").read_text(encoding="utf-8")
    groups = tomllib.loads(text)
    return {f"{group}.{name}": words for group, phrases in groups.items() for name, words in phrases.items()}


_FRAME: Final = _read_frame()
_PHRASES: Final[Mapping[str, Mapping[str, str]]] = _read_phrases()
_BY_WORDS: Final = {words: phrase for phrase in _PHRASES.values() for words in phrase.values()}


def sentence(key: str, wording: int) -> Version:
    """The sentences of one part of the terms, in the version of that number or the last before it."""
    return next(one for one in reversed(_FRAME[key]) if one.number <= wording)


def phrase(key: str, language: Language = Language.EN) -> str:
    """One of the texts that an agreement starts from: ``unforeseen.talk``, ``exit.rights``."""
    return _PHRASES[key][language]


def translated(words: str, language: Language) -> str:
    """Words that still stand as an agreement starts from them, in ``language``; other words as they are."""
    found = _BY_WORDS.get(words)
    return found[language] if found else words
