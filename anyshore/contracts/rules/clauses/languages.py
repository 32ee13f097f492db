"""How the four languages of an agreement write numbers, amounts, days and lists.

Small tables of our own: a text is hashed when it is signed, so it may not change with a library's release. A test
compares them with CLDR as it is today.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from anyshore.kit.money import Money, exponent


class Language(StrEnum):
    """The languages in which an agreement can be written."""

    EN = "en"
    DE = "de"
    FR = "fr"
    ES = "es"


@dataclass(frozen=True, slots=True)
class Manner:
    """How one language writes. ``group`` stands between thousands, ``point`` before decimals, ``before_percent``
    before the sign, ``before_colon`` and ``before_semicolon`` before those. ``code_first``: a currency's code stands
    before its amount. ``ordinal`` follows the first of a month."""

    group: str
    point: str
    before_percent: str
    day: str
    months: tuple[str, ...]
    conjunction: str
    nothing: str
    code_first: bool = False
    ordinal: str = ""
    before_colon: str = ""
    before_semicolon: str = ""


MANNERS: dict[Language, Manner] = {
    Language.EN: Manner(
        ",", ".", " ", "{day} {month} {year}",
        ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
         "December"),
        "and", code_first=True, nothing="nothing",
    ),
    Language.DE: Manner(
        ".", ",", "\u00a0", "{day}. {month} {year}",
        ("Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
         "Dezember"),
        "und", nothing="nichts",
    ),
    Language.FR: Manner(
        "\u202f", ",", "\u00a0", "{day} {month} {year}",
        ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
         "décembre"),
        "et", ordinal="er", nothing="rien", before_colon="\u00a0", before_semicolon="\u202f",
    ),
    Language.ES: Manner(
        ".", ",", "\u00a0", "{day} de {month} de {year}",
        ("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre",
         "noviembre", "diciembre"),
        "y", nothing="nada",
    ),
}  # fmt: skip

SOUNDS_LIKE_I = re.compile(r"h?[ií](?![aeo])", re.IGNORECASE)
"""A word before which Spanish says ``e`` for ``y``."""


def whole(value: int, language: Language) -> str:
    """A whole number with its thousands apart: ``1.250``."""
    return f"{value:,}".replace(",", MANNERS[language].group)


def decimals(value: int, places: int, language: Language) -> str:
    """A number of ``value`` units of the last of ``places`` decimals, without needless zeros: ``1,5``."""
    sign, digits = ("-" if value < 0 else ""), str(abs(value)).rjust(places + 1, "0")
    before, after = digits[:-places], digits[-places:].rstrip("0")
    point = MANNERS[language].point
    return sign + whole(int(before), language) + (f"{point}{after}" if after else "")


def percent(bps: int, language: Language) -> str:
    """Basis points as a percentage: ``1,5 %``."""
    return f"{decimals(bps, 2, language)}{MANNERS[language].before_percent}%"


def amount(money: Money, language: Language) -> str:
    """An amount with every decimal of its currency: ``1.250,00 EUR``; in English ``EUR 1,250.00``."""
    manner = MANNERS[language]
    before, point, after = money.plain().partition(".")
    written = whole(int(before), language) + (f"{manner.point}{after}" if point else "")
    return f"{money.currency} {written}" if manner.code_first else f"{written}\u00a0{money.currency}"


def rate_text(parts: int, currency: str, language: Language) -> str:
    """A rate in ten-thousandths of a minor unit, with every decimal of its currency and those beyond that it needs:
    ``0,0825 EUR``; in English ``EUR 0.0825``."""
    manner, least = MANNERS[language], exponent(currency)
    digits = str(parts).rjust(least + 5, "0")
    whole_part, beyond = digits[: -(least + 4)], digits[-(least + 4) :]
    shown = beyond[:least] + beyond[least:].rstrip("0")
    written = whole(int(whole_part), language) + (f"{manner.point}{shown}" if shown else "")
    return f"{currency} {written}" if manner.code_first else f"{written}\u00a0{currency}"


def day(on: date, language: Language) -> str:
    """A day in full: ``3. Dezember 2026``."""
    manner = MANNERS[language]
    number = f"{on.day}{manner.ordinal}" if on.day == 1 else str(on.day)
    return manner.day.format(day=number, month=manner.months[on.month - 1], year=on.year)


def listed(items: Sequence[str], language: Language) -> str:
    """Things one after the other, the last after an "and"."""
    *most, last = items or (MANNERS[language].nothing,)
    word = MANNERS[language].conjunction
    if word == "y" and SOUNDS_LIKE_I.match(last):
        word = "e"
    return f"{', '.join(most)} {word} {last}" if most else last


def is_one(count: int, language: Language) -> bool:
    """Whether ``count`` takes the singular: in French nothing does as well."""
    return count == 1 or (count == 0 and language is Language.FR)
