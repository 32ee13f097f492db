"""Readers of single values from JSON: each returns the value or raises Invalid with the field and the reason."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import Any

from anyshore.kit.errors import Invalid

Reader = Callable[[str, object], Any]

CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u0085\u2028\u2029\ud800-\udfff]")
"""What no text holds: controls but tab and new line, line separators, halves of a surrogate pair."""
DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def whole(low: int, high: int) -> Reader:
    """A whole number from ``low`` to ``high``."""

    def read(name: str, value: object) -> int:
        if not isinstance(value, int) or isinstance(value, bool):
            raise Invalid(field=name, reason="type")
        if not low <= value <= high:
            raise Invalid(field=name, reason="range", low=low, high=high)
        return value

    return read


def optional(reader: Reader) -> Reader:
    """What ``reader`` takes, or nothing."""

    def read(name: str, value: object) -> Any:
        return None if value is None else reader(name, value)

    return read


def yes_or_no(name: str, value: object) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise Invalid(field=name, reason="type")
    return value


def one_of(choices: type[StrEnum]) -> Reader:
    """One of the words of ``choices``."""

    def read(name: str, value: object) -> StrEnum:
        try:
            return choices(str(value))
        except ValueError:
            raise Invalid(field=name, reason="choice") from None

    return read


def text(longest: int) -> Reader:
    """Text of at most ``longest`` characters, without controls. New lines of a form become plain ones."""

    def read(name: str, value: object) -> str:
        if not isinstance(value, str):
            raise Invalid(field=name, reason="type")
        value = value.replace("\r\n", "\n")
        if len(value) > longest:
            raise Invalid(field=name, reason="length", longest=longest)
        if CONTROLS.search(value):
            raise Invalid(field=name, reason="characters")
        return value

    return read


def lines(most: int, longest: int) -> Reader:
    """At most ``most`` lines, none empty, each of at most ``longest`` characters."""
    one = text(longest)

    def read(name: str, value: object) -> tuple[str, ...]:
        if not isinstance(value, (list, tuple)):
            raise Invalid(field=name, reason="type")
        if len(value) > most:
            raise Invalid(field=name, reason="length", longest=most)
        found = tuple(one(name, line) for line in value)
        if any(not line.strip() or "\n" in line for line in found):
            raise Invalid(field=name, reason="characters")
        return found

    return read


def day(name: str, value: object) -> date:
    """A day as ISO 8601 writes it."""
    if not isinstance(value, str) or not DAY.fullmatch(value):
        raise Invalid(field=name, reason="type")
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise Invalid(field=name, reason="range") from None
