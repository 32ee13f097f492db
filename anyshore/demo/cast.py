"""Who there is in the demo world: organisations and the people who act for them, read from ``lists/``. Pure."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any, Final

LISTS: Final = resources.files(__package__).joinpath("lists")


@dataclass(frozen=True, slots=True)
class Colleague:
    """A person beside the founder. ``role`` as in parties.rules.Role."""

    key: str
    name: str
    mail: str
    role: str


@dataclass(frozen=True, slots=True)
class Works:
    """A work in a provider's portfolio."""

    title: str
    words: str
    year: int


@dataclass(frozen=True, slots=True)
class House:
    """An organisation with its founder. ``mail`` is the founder's address; ``verified`` is yes, asked or no.

    ``rate`` is per hour in the currency's own units, as people write it; ``skills`` and ``languages`` are pairs.
    """

    key: str
    name: str
    founder: str
    mail: str
    country: str
    place: str
    kind: str = "company"
    timezone: str = ""
    currency: str = ""
    locale: str = "en-gb"
    about: str = ""
    vat_id: str = ""
    verified: str = ""
    evidence: str = ""
    provides: bool = False
    headline: str = ""
    rate: str = ""
    hours: int | None = None
    skills: tuple[tuple[str, str], ...] = ()
    languages: tuple[tuple[str, str], ...] = ()
    works: tuple[Works, ...] = ()
    colleagues: tuple[Colleague, ...] = ()


@cache
def clients() -> MappingProxyType[str, House]:
    """Those who contract work out, by key."""
    return MappingProxyType({key: _house(key, row, provides=False) for key, row in read("clients.toml").items()})


@cache
def providers() -> MappingProxyType[str, House]:
    """Those who do it, by key."""
    return MappingProxyType({key: _house(key, row, provides=True) for key, row in read("providers.toml").items()})


def read(*path: str) -> dict[str, Any]:
    """One list."""
    return tomllib.loads(LISTS.joinpath(*path).read_text(encoding="utf-8"))


def _house(key: str, row: Mapping[str, Any], *, provides: bool) -> House:
    given = dict(row)
    given["skills"] = tuple(_pair(line) for line in given.pop("skills", ()))
    given["languages"] = tuple(_pair(line) for line in given.pop("languages", ()))
    given["works"] = tuple(Works(*work) for work in given.pop("works", ()))
    given["colleagues"] = tuple(Colleague(f"{key}.{name}", *rest) for name, *rest in given.pop("colleagues", ()))
    given.setdefault("founder", given["name"])
    return House(key=key, provides=provides, **given)


def _pair(line: str) -> tuple[str, str]:
    """``logo-design: 31 logos since 2019`` as its two halves; the second may be missing."""
    first, _, second = line.partition(":")
    return first.strip(), second.strip()
