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

WORDING: Final = 8
"""The version of the sentences that a new agreement is written with."""

NEWEST: Final = 1_000_000
"""As the last version of the sentences that has some words: they are those of today."""

Phrase = Mapping[Language, Mapping[int, str]]
"""The words of one text in each language, by the last version of the sentences that has them; oldest first."""


def _read_frame() -> dict[str, tuple[Version, ...]]:
    folder = resources.files(__package__).joinpath("texts", "terms")
    files = sorted((one for one in folder.iterdir() if one.name.endswith(".toml")), key=lambda one: one.name)
    read = {one.name[:-5]: tomllib.loads(one.read_text(encoding="utf-8"))["versions"] for one in files}
    return {key: tuple(version_of(one, digits=True) for one in versions) for key, versions in read.items()}


def _read_phrases() -> dict[str, Phrase]:
    text = resources.files(__package__).joinpath("phrases.toml").read_text(encoding="utf-8")
    groups = tomllib.loads(text)
    return {f"{group}.{name}": _phrase(words) for group, phrases in groups.items() for name, words in phrases.items()}


def _phrase(words: Mapping[str, str]) -> Phrase:
    """``fr_5`` are the words in French up to the fifth version of the sentences, ``fr`` those since."""
    found: dict[Language, dict[int, str]] = {language: {} for language in Language}
    for name, said in words.items():
        code, _, last = name.partition("_")
        found[Language(code)][int(last) if last else NEWEST] = said
    return {language: dict(sorted(each.items())) for language, each in found.items()}


_FRAME: Final = _read_frame()
_PHRASES: Final = _read_phrases()
_BY_WORDS: Final = {words: one for one in _PHRASES.values() for each in one.values() for words in each.values()}


def sentence(key: str, wording: int) -> Version:
    """The sentences of one part of the terms, in the version of that number or the last before it."""
    return next(one for one in reversed(_FRAME[key]) if one.number <= wording)


def phrase(key: str, language: Language = Language.EN) -> str:
    """One of the texts that an agreement starts from: ``unforeseen.talk``, ``exit.rights``."""
    return _said(_PHRASES[key], language, WORDING)


def translated(words: str, language: Language, wording: int | None = None) -> str:
    """Words that still stand as an agreement starts from them, in ``language``; other words as they are. With a
    ``wording`` as that version has them: so the text of an agreement stays what was signed. Without one, words that
    stand in ``language`` already stay too, in whichever version."""
    found = _BY_WORDS.get(words)
    if found is None or (wording is None and words in found[language].values()):
        return words
    return _said(found, language, WORDING if wording is None else wording)


def _said(found: Phrase, language: Language, wording: int) -> str:
    return next(words for last, words in found[language].items() if wording <= last)
