"""Acceptance criteria that a machine checks when work is handed in: what is checked, with typed parameters. Pure.

A result neither accepts nor refuses anything: it is shown beside the criterion, and a person decides.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Final

from anyshore.contracts.rules import reading
from anyshore.kit.documents import json_schema, xml_schema
from anyshore.kit.documents.kinds import ALIASES, TYPES
from anyshore.kit.documents.limits import Unreadable
from anyshore.kit.errors import Invalid

MOST_TYPES, LONGEST_SCHEMA = 12, 50_000
SHA256 = re.compile(r"[0-9a-f]{64}")


class CheckKind(StrEnum):
    """What a machine can check."""

    FILE_TYPE = "file_type"
    """There is a file of each of the types."""
    WORDS = "words"
    """The texts have so many words, all together."""
    PICTURE = "picture"
    """Every picture has so many pixels, and says that it is so dense."""
    TRANSLATION = "translation"
    """Every PO or XLIFF file is translated whole, with the placeholders of its source."""
    LINKS = "links"
    """Every web address in the links and texts is well formed."""
    SCHEMA = "schema"
    """Every JSON or XML file is as the schema says."""
    CHECKSUM = "checksum"
    """There is a file with this SHA-256."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One criterion that a machine checks. ``low`` and ``high`` count words, 0 for no limit; ``width`` and ``height``
    are pixels and ``dpi`` dots an inch at least, 0 for any."""

    kind: CheckKind
    types: tuple[str, ...] = ()
    low: int = 0
    high: int = 0
    width: int = 0
    height: int = 0
    dpi: int = 0
    schema: str = ""
    sha256: str = ""

    @property
    def form(self) -> str:
        """What the schema is of: ``json`` or ``xml``."""
        return "xml" if self.schema.lstrip().startswith("<") else "json"

    def to_json(self) -> dict[str, object]:
        """The check as plain JSON values: its kind and the parameters of its kind."""
        values = {name: getattr(self, name) for name in PARAMS[self.kind]}
        plain = {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()}
        return {"kind": str(self.kind), **plain}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Check:
        """Read what ``to_json`` wrote."""
        kind = CheckKind(data["kind"])
        values: dict[str, Any] = {name: data[name] for name in PARAMS[kind]}
        return cls(kind=kind, **{**values, **({"types": tuple(values["types"])} if "types" in values else {})})


PARAMS: Final[Mapping[CheckKind, tuple[str, ...]]] = {
    CheckKind.FILE_TYPE: ("types",),
    CheckKind.WORDS: ("low", "high"),
    CheckKind.PICTURE: ("width", "height", "dpi"),
    CheckKind.TRANSLATION: (),
    CheckKind.LINKS: (),
    CheckKind.SCHEMA: ("schema",),
    CheckKind.CHECKSUM: ("sha256",),
}
"""The parameters of each kind."""

_count, _pixels, _dots = reading.whole(0, 10_000_000), reading.whole(0, 30_000), reading.whole(0, 5_000)
_schema = reading.text(LONGEST_SCHEMA)


def read_checks(found: Sequence[Mapping[str, Any]]) -> tuple[Check, ...]:
    """The checks of a milestone, as a content or a row has them."""
    return tuple(Check.from_json(one) for one in found)


def checked_checks(checks: Sequence[Check]) -> tuple[Check, ...]:
    """The checks as an agreement may have them, in the order of their kinds, each kind once; Invalid otherwise."""
    order = list(CheckKind)
    if len({one.kind for one in checks}) != len(checks):
        raise Invalid(field="checks", reason="twice")
    return tuple(_checked(one) for one in sorted(checks, key=lambda one: order.index(one.kind)))


def _checked(one: Check) -> Check:
    if one.kind is CheckKind.FILE_TYPE:
        return replace(one, types=_types(one.types))
    if one.kind is CheckKind.WORDS:
        _count("words_low", one.low)
        _count("words_high", one.high)
        if not (one.low or one.high) or (one.high and one.high < one.low):
            raise Invalid(field="words_high", reason="range")
    if one.kind is CheckKind.PICTURE:
        _pixels("picture_width", one.width)
        _pixels("picture_height", one.height)
        _dots("picture_dpi", one.dpi)
        if not (one.width or one.height or one.dpi):
            raise Invalid(field="picture_width", reason="empty")
    if one.kind is CheckKind.SCHEMA:
        return replace(one, schema=_read_schema(one))
    if one.kind is CheckKind.CHECKSUM and not SHA256.fullmatch(one.sha256):
        raise Invalid(field="sha256", reason="characters")
    return one


def _types(given: Sequence[str]) -> tuple[str, ...]:
    found = tuple(dict.fromkeys(ALIASES.get(one, one) for one in (word.strip(" .").lower() for word in given) if one))
    if not 1 <= len(found) <= MOST_TYPES or not set(found) <= set(TYPES):
        raise Invalid(field="file_types", reason="choice")
    return found


def _read_schema(one: Check) -> str:
    text = str(_schema("schema", one.schema)).strip()
    try:
        if one.form == "xml":
            xml_schema.checked_schema(text)
        else:
            json_schema.schema_of(text)
    except Unreadable as wrong:
        raise Invalid(field="schema", reason=wrong.reason) from wrong
    return text


_TRANSLATED = Check(kind=CheckKind.TRANSLATION)
_LINKED = Check(kind=CheckKind.LINKS)

USUAL: Final[Mapping[str, tuple[Check, ...]]] = {
    "logo-design": (
        Check(kind=CheckKind.FILE_TYPE, types=("svg", "pdf", "png")),
        Check(kind=CheckKind.PICTURE, width=1000, height=1000),
    ),
    "web-design": (Check(kind=CheckKind.FILE_TYPE, types=("png",)), _LINKED),
    "web-development": (Check(kind=CheckKind.FILE_TYPE, types=("zip",)), _LINKED),
    "programming": (Check(kind=CheckKind.FILE_TYPE, types=("zip",)),),
    "multimedia-production": (Check(kind=CheckKind.FILE_TYPE, types=("mp4",)),),
    "seo": (Check(kind=CheckKind.WORDS, low=300, high=1500), _LINKED),
    "translation": (Check(kind=CheckKind.FILE_TYPE, types=("po",)), _TRANSLATED),
    "research": (Check(kind=CheckKind.FILE_TYPE, types=("docx",)), _LINKED),
    "editorial": (Check(kind=CheckKind.WORDS, low=1200, high=1500), _LINKED),
}
"""The checks that a category of work usually starts with: a proposal in a form, never put in unseen."""
