"""The reader's locale: how days, numbers and sums are written, whatever language the page speaks.

A reader has one locale, such as ``de-ch``. The page speaks that locale's language where the interface has it, English
otherwise; order, marks and digits are the locale's in either case. So a reader in Zürich of an English page sees
``27. Nov.``'s order, an English month and ``12’700.00``: words follow the page, figures follow the reader.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from babel import Locale
from babel.core import UnknownLocaleError, get_global
from babel.numbers import get_decimal_symbol, get_group_symbol
from django.conf import settings
from django.utils import translation
from django.utils.translation.trans_real import parse_accept_lang_header

USUAL: Final = "en-gb"
"""The locale of a reader of whom nothing is known."""

SPACES: Final = "\N{SPACE}\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}"
APOSTROPHES: Final = "'\N{RIGHT SINGLE QUOTATION MARK}"
_ARABIC_MARKS: Final = {"\N{ARABIC DECIMAL SEPARATOR}": "D", "\N{ARABIC THOUSANDS SEPARATOR}": "G"}

_reader: ContextVar[Locale | None] = ContextVar("reader", default=None)


@cache
def known() -> dict[str, str]:
    """Every locale that a reader may choose, by its tag (``de-ch``), with its name in its own language."""
    with (Path(__file__).parent / "lists" / "locales.csv").open(encoding="utf-8", newline="") as file:
        return {row["tag"]: row["name"] for row in csv.DictReader(file)}


@lru_cache(maxsize=512)
def parsed(tag: str) -> Locale:
    """The locale of a tag; plain English is British here, and so is what nobody knows."""
    try:
        return Locale.parse("en-gb" if tag == "en" else tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale("en", "GB")


@contextmanager
def reading_in(tag: str) -> Iterator[None]:
    """Write for a reader of this locale: figures as it has them, words in its language if the interface speaks it."""
    token = _reader.set(parsed(tag))
    try:
        with translation.override(language_of(tag)):
            yield
    finally:
        _reader.reset(token)


def nearest(tag: str) -> str:
    """The known locale that a tag means: itself, the likely one of its language, or the usual one."""
    return tag if tag in known() else _likely(tag) or USUAL


@lru_cache(maxsize=512)
def language_of(tag: str) -> str:
    """The language in which the interface speaks to a reader of this locale."""
    spoken = {code for code, _name in settings.LANGUAGES}
    language = tag.partition("-")[0]
    return next((one for one in (tag, language) if one in spoken), settings.LANGUAGE_CODE)


def locale() -> Locale:
    """The reader's locale, for figures."""
    return _reader.get() or parsed(translation.get_language() or USUAL)


def words() -> Locale:
    """The locale of the words on the page: the names of months, countries and languages."""
    return _words(translation.get_language() or USUAL, locale())


@lru_cache(maxsize=512)
def _words(language: str, reader: Locale) -> Locale:
    spoken = parsed(language)
    return reader if spoken.language == reader.language else spoken


@lru_cache(maxsize=2048)
def accepted(header: str, *, within: str = "") -> str:
    """The locale that a browser's Accept-Language asks for first, among those that are known.

    ``within`` a language: among that language's, and the likely one of it where the browser asks for none.
    """
    for tag, _weight in parse_accept_lang_header(header):
        if (tag in known() or _likely(tag)) and (not within or language_of(nearest(str(tag))) == within):
            return nearest(str(tag))
    return nearest(within) if within else USUAL


def _likely(tag: str) -> str:
    """The known locale that a tag most likely means, as CLDR's likely subtags have it: ``de`` is ``de-de``."""
    language, _, country = tag.partition("-")
    if language == "en":
        return USUAL
    full = get_global("likely_subtags")
    found = full.get(f"{language}_{country.upper()}") or full.get(language) or "__"
    _, script, country = [*found.split("_"), "", ""][:3]
    tags = (f"{language}-{country}".lower(), f"{language}-{script}-{country}".lower())
    return next((one for one in tags if one in known()), "")


# Numbers as people write them


def decimal_mark() -> str:
    """The mark before decimals."""
    return get_decimal_symbol(locale())


def readings(text: str) -> list[str]:
    """What a written number may mean, as plain digits with a point: as the reader's locale writes it, and plainly.

    None where it is no number in either way; two where the two disagree, as ``1.250`` does for a German reader:
    1250, or 1.250 to three decimals. Digits may be of any one script; signs, exponents and words are no numbers.
    """
    marked = _ascii_digits(text)
    if marked is None:
        return []
    found = [_as_written(marked), _plainly(marked)]
    return list(dict.fromkeys(one for one in found if one is not None))


def _ascii_digits(text: str) -> str | None:
    """The text with digits 0 to 9; None where it mixes digits of two scripts."""
    digits = [one for one in text if one.isdecimal()]
    if len({ord(one) - unicodedata.decimal(one) for one in digits}) != 1:
        return None
    return "".join(str(unicodedata.decimal(one)) if one.isdecimal() else one for one in text.strip())


def _as_written(text: str) -> str | None:
    """As the reader's locale has it: groups of three (or as in India of two, then three), then decimals."""
    group, decimal = get_group_symbol(locale()), decimal_mark()
    marks = {decimal: "D"}
    marks |= dict.fromkeys((*SPACES, *APOSTROPHES) if group in SPACES + APOSTROPHES else (group, *SPACES), "G")
    plain = "".join(one if one.isdecimal() else (_ARABIC_MARKS | marks).get(one, "?") for one in text)
    match = re.fullmatch(r"([0-9]+|[0-9]{1,3}(?:G[0-9]{3})+|[0-9]{1,2}(?:G[0-9]{2})*G[0-9]{3})(?:D([0-9]+))?", plain)
    if match is None:
        return None
    whole = match[1].replace("G", "")
    return f"{whole}.{match[2]}" if match[2] else whole


def _plainly(text: str) -> str | None:
    return text if re.fullmatch(r"[0-9]+(?:\.[0-9]+)?", text) else None
