"""What people write beside a sum to say in which currency it is: a code of ISO 4217, or a sign.

Signs and abbreviations are those of Unicode's CLDR (``symbol`` and ``symbol-alt-narrow``) that are in common use. One
that several currencies have says nothing by itself: whoever reads it must know which is meant.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from anyshore.kit.money import CURRENCIES

_SIGNS: Final = {
    "€": "EUR", "£": "GBP EGP FKP GIP LBP SDG SHP SSP SYP",
    "$": "USD ARS AUD BBD BMD BND BSD BZD CAD CLP COP CUP DOP FJD GYD HKD JMD KYD LRD MXN NAD NZD SBD SGD SRD TTD TWD"
    " UYU XCD",
    "¥": "JPY CNY", "元": "CNY TWD", "円": "JPY",
    "kr": "DKK ISK NOK SEK", "kr.": "DKK ISK NOK SEK", "fr": "CHF", "fr.": "CHF", "sfr.": "CHF",
    "rs": "INR LKR MUR NPR PKR SCR", "rs.": "INR LKR MUR NPR PKR SCR", "₹": "INR",
    "us$": "USD", "a$": "AUD", "au$": "AUD", "c$": "CAD", "ca$": "CAD", "nz$": "NZD", "hk$": "HKD", "s$": "SGD",
    "nt$": "TWD", "mx$": "MXN", "r$": "BRL", "r": "ZAR",
    "zł": "PLN", "kč": "CZK", "ft": "HUF", "lei": "RON MDL", "₽": "RUB", "₴": "UAH",
    "₺": "TRY", "₾": "GEL", "₸": "KZT", "₼": "AZN", "֏": "AMD", "₪": "ILS", "₩": "KRW KPW", "₫": "VND", "฿": "THB",
    "₱": "PHP", "₦": "NGN", "₵": "GHS", "₡": "CRC", "₲": "PYG", "₭": "LAK", "₮": "MNT", "៛": "KHR", "rp": "IDR",
    "rm": "MYR", "ksh": "KES",
}  # fmt: skip

FIRST_MEANT: Final = frozenset({"£"})
"""Signs that mean the first of their currencies wherever none of the others is chosen."""

SIGNS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {sign: tuple(one for one in codes.split() if one in CURRENCIES) for sign, codes in _SIGNS.items()}
    | {code.lower(): (code,) for code in CURRENCIES}
)
"""The currencies of each sign and code, in lower case."""

_LONGEST_FIRST: Final = sorted(SIGNS, key=len, reverse=True)
_UNSEEN: Final = "\u200e\u200f\u061c"
"""Marks of direction, which keyboards and copied texts bring along."""


def taken_off(text: str) -> tuple[str, str]:
    """A written sum without the sign or code before or after it, and that sign as it was written; "" without one.

    One that is on both sides, or within, is left where it stands: the rest is then no number.
    """
    bare = text.strip().strip(_UNSEEN).strip()
    small = bare.lower()
    if len(small) != len(bare):  # a letter that is two in lower case is no sign
        return bare, ""
    for sign in _LONGEST_FIRST:
        if small.startswith(sign) and _ends(bare[len(sign) :][:1]):
            return bare[len(sign) :].strip(), bare[: len(sign)]
        if small.endswith(sign) and _ends(bare[: -len(sign)][-1:]):
            return bare[: -len(sign)].strip(), bare[-len(sign) :]
    return bare, ""


def currency_of(sign: str, chosen: str = "") -> str:
    """The currency that a sign or code means, "" if it cannot be told: the chosen one if it has this sign."""
    codes = SIGNS.get(sign.lower(), ())
    if chosen in codes:
        return chosen
    return codes[0] if len(codes) == 1 or (codes and sign in FIRST_MEANT) else ""


def _ends(beside: str) -> bool:
    """Whether a sign ends here: what stands beside it belongs to a number."""
    return beside.isdecimal() or beside.isspace() or beside in ("-", "\N{MINUS SIGN}")
