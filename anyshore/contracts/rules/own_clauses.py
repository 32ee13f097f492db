"""Clauses that an organisation, or the operator, writes for its own contracts: the same small language, in one
language or more, with parameters of the plain types."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from anyshore.contracts.rules import reading
from anyshore.contracts.rules.clauses.languages import Language
from anyshore.contracts.rules.clauses.library import version_of
from anyshore.contracts.rules.clauses.shape import Kind, Version
from anyshore.contracts.rules.clauses.template import Unreadable
from anyshore.kit.errors import Invalid

KINDS: Final = (
    Kind.WHOLE, Kind.HOURS, Kind.WORKING_DAYS, Kind.DAYS, Kind.MONTHS, Kind.BPS, Kind.MONEY, Kind.YES_NO, Kind.TEXT, Kind.DATE,
)  # fmt: skip
"""The types that a parameter of one's own may have."""
MOST_PARAMS: Final = 20
_line = reading.text(300)
_text = reading.text(20_000)


class ClauseUnreadable(Invalid):
    """A text that is not of the language of clauses: braces, parameters, conditions. ``why`` says what."""

    code = "clause_unreadable"


def checked_content(number: int, texts: Mapping[str, Mapping[str, str]], params: Mapping[str, Any]) -> dict[str, Any]:
    """A version as it is stored. Raises Invalid, and ClauseUnreadable where texts and parameters do not fit."""
    if not texts or texts.keys() - set(Language):
        raise Invalid(field="texts", reason="choice")
    if len(params) > MOST_PARAMS:
        raise Invalid(field="params", reason="length", longest=MOST_PARAMS)
    words = {language: {name: _read(name, one) for name, one in text.items()} for language, text in texts.items()}
    content = {"number": number, "params": dict(params), **words}
    read_own(content)
    return content


def read_own(content: Mapping[str, Any]) -> Version:
    """The version of a stored content. Raises ClauseUnreadable."""
    try:
        version = version_of(content, own=True)
        if any(one.kind not in KINDS for one in version.params.values()):
            raise Invalid(field="params", reason="choice")
        for name, one in version.params.items():
            if not one.is_unfilled(one.default):
                one.read(name, one.default)
    except (Unreadable, KeyError, ValueError) as wrong:
        raise ClauseUnreadable(field="texts", why=str(wrong)) from wrong
    return version


def _read(name: str, words: str) -> str:
    read = str((_text if name == "text" else _line)(name, words)).strip()
    if not read and name != "says":
        raise Invalid(field="texts", reason="empty")
    return read
