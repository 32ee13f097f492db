"""The library: every clause that was ever published, read once from ``texts``. A text that is not whole is refused
when the program starts: a language that is missing, a parameter that is unknown or in no text, a number that is none.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from importlib import resources
from typing import Any, Final

from anyshore.contracts.rules.clauses.languages import Language
from anyshore.contracts.rules.clauses.shape import COUNTED, ROWS_MOST, Clause, Kind, Param, Version, Words
from anyshore.contracts.rules.clauses.template import If, Plural, Slot, Unreadable, inner, parse
from anyshore.kit.errors import Invalid

GROUPS: Final = ("delivery", "money", "quality", "rights", "people", "protection", "change", "ending", "governance")
"""The groups of the library in the order in which they are shown."""
UNSAID: Final = frozenset({Kind.YES_NO})
"""Kinds that a text only asks about: they read as a condition, never as a word."""


def version_of(data: Mapping[str, Any], *, own: bool = False, digits: bool = False) -> Version:
    """A version as a file holds it, or (``own``) as a party wrote it: in one language or more, with numbers in its
    text, as the sentences of the terms have ``digits``. Raises Unreadable unless it is whole."""
    needed = frozenset[Language]() if own else frozenset(Language)
    params = {name: param_of(name, row) for name, row in data.get("params", {}).items()}
    words = {language: _words(data[language], digits=own or digits) for language in Language if language in data}
    if not words or needed - words.keys():
        raise Unreadable(f"missing: {', '.join(sorted(needed - words.keys())) or 'every language'}")
    for language, one in words.items():
        _check(params, one, language, own=own)
    return Version(data["number"], params, words)


def param_of(name: str, row: Mapping[str, Any]) -> Param:
    """A parameter as a file holds it: labels and choices are lists in the order of the languages."""
    kind = Kind(row["kind"])
    return Param(
        name=name,
        kind=kind,
        low=row.get("low", 0),
        high=row.get("high", ROWS_MOST if kind is Kind.ROWS else 200 if kind is Kind.TEXT else 20),
        default=row.get("default", _EMPTY.get(kind)),
        labels=_four(row.get("label", [])),
        choices={choice: _four(words) for choice, words in row.get("choices", {}).items()},
        columns=tuple(param_of(one, column) for one, column in row.get("columns", {}).items()),
        suggested=_four(row.get("suggested", [])),
        unsaid=_four(row.get("unsaid", [])),
        before=row.get("before"),
    )


_EMPTY: Final[Mapping[Kind, Any]] = {Kind.TEXT: "", Kind.LINES: [], Kind.ROWS: [], Kind.DATE: None}


def _four(words: list[Any]) -> dict[Language, Any]:
    """Words in the order of the languages: all four, or one where a party wrote them."""
    return dict(zip(Language, words, strict=len(words) > 1))


def _words(data: Mapping[str, str], *, digits: bool) -> Words:
    return Words(data["heading"], data.get("says", ""), parse(data["text"], digits=digits))


def _check(params: Mapping[str, Param], words: Words, language: Language, *, own: bool) -> None:
    used: set[str] = set()
    for node in (node for line in words.lines for node in inner(line)):
        if isinstance(node, str):
            continue
        if node.name not in params:
            raise Unreadable(f"{language}: {node.name} is no parameter")
        _fit(params[node.name], node)
        used.add(node.name)
    if params.keys() - used:
        raise Unreadable(f"{language}: in no sentence: {', '.join(sorted(params.keys() - used))}")
    if not own and re.search(r"\d", words.heading + words.says):
        raise Unreadable(f"{language}: a number in the heading or in the line about it")


def _fit(param: Param, node: Slot | Plural | If) -> None:
    """Refuse a parameter that is written as its kind cannot be."""
    listed = param.kind in (Kind.LINES, Kind.ROWS)
    wrong = {
        "counts no word": isinstance(node, Plural) and param.kind not in COUNTED,
        "is only asked about": isinstance(node, Slot) and param.kind in UNSAID,
        "is no list": isinstance(node, Slot) and node.below and not listed,
        "stands below its sentence": isinstance(node, Slot) and not node.below and param.kind is Kind.ROWS,
        "has no such choice": isinstance(node, If) and bool(node.choice) and node.choice not in param.choices,
    }
    for what, is_wrong in wrong.items():
        if is_wrong:
            raise Unreadable(f"{param.name} {what}")


def _clause(key: str, text: str) -> Clause:
    """A clause from its file. Raises Unreadable, with the key, where it is not whole."""
    data = tomllib.loads(text)
    try:
        versions = tuple(version_of(one) for one in data["versions"])
        for version in versions:
            for language in Language:
                version.read(key, version.defaults(language))
    except (KeyError, ValueError, Invalid) as wrong:
        raise Unreadable(f"{key}: {wrong}") from wrong
    if [one.number for one in versions] != list(range(1, len(versions) + 1)) or data["group"] not in GROUPS:
        raise Unreadable(f"{key}: versions are numbered from one, groups are of the list")
    return Clause(key, data["group"], versions)


def _read_all() -> dict[str, Clause]:
    folder = resources.files(__package__).joinpath("texts")
    names = sorted(one.name for one in folder.iterdir() if one.name.endswith(".toml"))
    read = (_clause(name[:-5], folder.joinpath(name).read_text(encoding="utf-8")) for name in names)
    return {one.key: one for one in sorted(read, key=lambda one: (GROUPS.index(one.group), one.key))}


LIBRARY: Final[Mapping[str, Clause]] = _read_all()
"""Every clause by its key, in the order of the groups."""
