"""Money: a whole number of minor units and an ISO 4217 code. No float and no Decimal comes near it.

Reading refuses what it does not understand, splitting conserves the total, fees are computed on a cumulative
amount. The arithmetic of splits and fees is told in docs/algorithms/split.md, whose tables a test reads.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from anyshore.kit.errors import Invalid

MAX_MINOR = 10**15
"""The largest amount, in minor units, that any one sum of money may have (either sign)."""

BASIS_POINTS = 10_000
"""Basis points in the whole: a rate of 250 is 2.5 %."""

_EXPONENTS = {
    0: "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF",
    2: (
        "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF"
        " CHW CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL"
        " HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU"
        " MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR"
        " SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED"
        " VES WST XAD XCD XCG YER ZAR ZMW ZWG"
    ),
    3: "BHD IQD JOD KWD LYD OMR TND",
    4: "CLF UYW",
}

CURRENCIES: Mapping[str, int] = MappingProxyType(
    {code: exponent for exponent, codes in _EXPONENTS.items() for code in codes.split()}
)
"""The decimals of every currency and fund of ISO 4217, list one, that has a minor unit."""

_PLAIN = {
    0: re.compile(r"(0|[1-9][0-9]{0,15})"),
    **{
        decimals: re.compile(rf"(0|[1-9][0-9]{{0,{15 - decimals}}})(?:\.([0-9]{{1,{decimals}}}))?")
        for decimals in (2, 3, 4)
    },
}


class UnknownCurrency(Invalid):
    """The code is not one of CURRENCIES. ``currency`` repeats it."""

    code = "currency_unknown"


class CurrencyMismatch(Invalid):
    """Two amounts of different currencies met. ``left`` and ``right`` are the codes."""

    code = "currency_mismatch"


class AmountTooLarge(Invalid):
    """The amount lies beyond MAX_MINOR. ``maximum_minor`` is that limit."""

    code = "amount_too_large"


class NotAnAmount(Invalid):
    """The text is not an amount of that currency. ``decimals`` is how many the currency allows."""

    code = "amount_not_understood"


@dataclass(frozen=True, slots=True)
class Money:
    """An amount: ``minor`` units (cents, yen, fils) of ``currency``. It may be negative, as a change may be.

    Raises UnknownCurrency, AmountTooLarge, and TypeError for anything but a plain int.
    """

    minor: int
    currency: str

    def __post_init__(self) -> None:
        if type(self.minor) is not int:
            raise TypeError(f"minor units are a whole number, not {type(self.minor).__name__}")
        if self.currency not in CURRENCIES:
            raise UnknownCurrency(currency=self.currency)
        if not -MAX_MINOR <= self.minor <= MAX_MINOR:
            raise AmountTooLarge(maximum_minor=MAX_MINOR)

    @classmethod
    def zero(cls, currency: str) -> Money:
        """Nothing, in ``currency``."""
        return cls(0, currency)

    @property
    def is_positive(self) -> bool:
        """Whether this is more than nothing."""
        return self.minor > 0

    def plain(self) -> str:
        """The amount in digits with every decimal of its currency, as ``parse`` reads it: 1250.50."""
        return plain(self.minor, self.currency)

    def __str__(self) -> str:
        return f"{self.plain()} {self.currency}"

    def __bool__(self) -> bool:
        return self.minor != 0

    def __neg__(self) -> Money:
        return Money(-self.minor, self.currency)

    def __add__(self, other: Money) -> Money:
        return Money(self.minor + self._same(other), self.currency)

    def __sub__(self, other: Money) -> Money:
        return Money(self.minor - self._same(other), self.currency)

    def __lt__(self, other: Money) -> bool:
        return self.minor < self._same(other)

    def __le__(self, other: Money) -> bool:
        return self.minor <= self._same(other)

    def __gt__(self, other: Money) -> bool:
        return self.minor > self._same(other)

    def __ge__(self, other: Money) -> bool:
        return self.minor >= self._same(other)

    def _same(self, other: Money) -> int:
        if not isinstance(other, Money):
            raise TypeError(f"money meets money, not {type(other).__name__}")
        if other.currency != self.currency:
            raise CurrencyMismatch(left=self.currency, right=other.currency)
        return other.minor


def is_currency(code: str) -> bool:
    """Whether ``code`` is a currency that money can have here."""
    return code in CURRENCIES


def exponent(currency: str) -> int:
    """How many decimals ``currency`` has: 0, 2, 3 or 4. Raises UnknownCurrency."""
    try:
        return CURRENCIES[currency]
    except (KeyError, TypeError):
        raise UnknownCurrency(currency=currency) from None


def plain(minor: int, currency: str) -> str:
    """Write ``minor`` units with every decimal of ``currency`` and a point: no groups, no symbol."""
    decimals = exponent(currency)
    sign, digits = ("-" if minor < 0 else ""), str(abs(minor)).rjust(decimals + 1, "0")
    if not decimals:
        return sign + digits
    return f"{sign}{digits[:-decimals]}.{digits[-decimals:]}"


def parse(text: str, currency: str) -> Money:
    """Read an amount of zero or more, exactly or not at all.

    Understood are the digits 0 to 9 without superfluous zeros in front and, where the currency has decimals,
    a point with one digit or more up to as many as it has: "200", "200.00" and "1250.5" in EUR. Everything
    else raises NotAnAmount: signs, blanks, commas, groups, exponents, other scripts' digits, a third decimal
    even if it is zero ("1.000" may have meant a thousand). Writing the result with ``plain`` gives the same
    amount back. Raises UnknownCurrency and AmountTooLarge as well.
    """
    decimals = exponent(currency)
    read: object = text  # a door may hand over anything
    found = _PLAIN[decimals].fullmatch(read) if isinstance(read, str) else None
    if found is None:
        raise NotAnAmount(currency=currency, decimals=decimals)
    fraction = (found[2] or "") if decimals else ""
    return Money(int(found[1] + fraction.ljust(decimals, "0")), currency)


def split(total: int, weights: Sequence[int]) -> list[int]:
    """Divide ``total`` minor units in proportion to ``weights``, so that the parts sum to ``total`` again.

    The method of the largest remainder (Hamilton's): every part is rounded down, then the units left over go
    one each to the largest remainders, the earlier weight first where two are equal. A negative total is
    the mirror of its positive. Raises ValueError unless the weights are whole, none negative, not all zero.
    """
    whole = sum(weights)
    if whole <= 0 or any(type(weight) is not int or weight < 0 for weight in weights):
        raise ValueError("weights are whole numbers, none negative and not all zero")
    if total < 0:
        return [-part for part in split(-total, weights)]
    divided = [divmod(total * weight, whole) for weight in weights]
    parts = [part for part, _ in divided]
    left = total - sum(parts)
    for place in sorted(range(len(parts)), key=lambda place: -divided[place][1])[:left]:
        parts[place] += 1
    return parts


def share(amount: Money, weights: Sequence[int]) -> list[Money]:
    """Divide ``amount`` in proportion to ``weights``; see ``split``."""
    return [Money(part, amount.currency) for part in split(amount.minor, weights)]


def total(amounts: Iterable[Money], currency: str) -> Money:
    """Add up ``amounts``, all of ``currency``. Raises CurrencyMismatch."""
    result = Money.zero(currency)
    for amount in amounts:
        result += amount
    return result


def fee(cumulative_minor: int, rate_bps: int) -> int:
    """The fee in minor units on a contract's whole amount so far, at ``rate_bps`` basis points, rounded down.

    Rounding down means that nobody ever pays more than the rate says. Raises ValueError for a negative amount
    or a rate outside 0 to 10,000.
    """
    if cumulative_minor < 0 or not 0 <= rate_bps <= BASIS_POINTS:
        raise ValueError("a fee is taken of zero or more, at 0 to 10,000 basis points")
    return cumulative_minor * rate_bps // BASIS_POINTS


def fee_on_top_of(before_minor: int, amount_minor: int, rate_bps: int) -> int:
    """The fee that ``amount_minor`` adds when ``before_minor`` of the contract was charged already.

    It is the difference of the fees on the cumulative amounts, so that slicing a contract into milestones
    changes nothing: the fees of the slices sum to the fee of the whole.
    """
    return fee(before_minor + amount_minor, rate_bps) - fee(before_minor, rate_bps)
