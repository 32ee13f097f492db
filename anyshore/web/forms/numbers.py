"""Fields of numbers: whole ones, percentages in basis points, and sums of money. None of them meets a float."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from anyshore.kit import money, signs
from anyshore.kit.errors import Refused
from anyshore.kit.money import Money
from anyshore.plumbing import formats
from anyshore.plumbing.locales import readings
from anyshore.web.forms.field import Field, Mistake, Sent, Words


class Integer(Field):
    """A whole number -> int."""

    kind = "number"
    missing = gettext_lazy("Write a whole number")

    def __init__(self, label: Words = "", *, min: int = 0, max: int = 1_000_000_000, **rest: Any) -> None:  # noqa: A002 - because HTML calls it so
        super().__init__(label, **rest)
        self.min, self.max = min, max
        self.attributes.update(inputmode="numeric", min=str(min), max=str(max))

    def parsed(self, text: str, form: Sent) -> int:
        if not re.fullmatch(r"-?[0-9]{1,12}", text):
            raise Mistake(_("Write a whole number, in digits only"))
        number = int(text)
        if not self.min <= number <= self.max:
            raise Mistake(_("Write a number from %(min)s to %(max)s") % {"min": self.min, "max": self.max})
        return number


class Percent(Field):
    """A percentage with at most two decimals -> int basis points; ``1.5`` is 150."""

    kind = "decimal"
    missing = gettext_lazy("Write a percentage")

    def __init__(self, label: Words = "", *, max_bps: int = 10_000, **rest: Any) -> None:
        super().__init__(label, **rest)
        self.max_bps = max_bps
        self.attributes["inputmode"] = "decimal"

    def parsed(self, text: str, form: Sent) -> int:
        match = re.fullmatch(r"([0-9]{1,3})(?:[.,٫]([0-9]{1,2}))?\s?[%٪]?", text)
        if match is None:
            raise Mistake(_("Write a percentage like %(example)s") % {"example": formats.input_text("1.5")})
        bps = int(match[1]) * 100 + int((match[2] or "0").ljust(2, "0"))
        if bps > self.max_bps:
            raise Mistake(_("Write at most %(max)s") % {"max": formats.percent_text(self.max_bps)})
        return bps

    def shown(self, value: Any) -> Sequence[str]:
        if value is None:
            return []
        whole, rest = divmod(int(value), 100)
        return [formats.input_text(f"{whole}.{rest:02d}".rstrip("0").rstrip("."))]


class Amount(Field):
    """A sum -> kit.money.Money in ``currency``, or in that of the field ``currency_from``."""

    kind = "decimal"
    missing = gettext_lazy("Write a sum")

    def __init__(
        self,
        label: Words = "",
        *,
        currency: str = "",
        currency_from: str = "",
        min_minor: int = 1,
        max_minor: int = 10**14,
        **rest: Any,
    ) -> None:
        super().__init__(label, **{"prefix": currency, **rest})
        self.currency, self.currency_from = currency, currency_from
        self.min_minor, self.max_minor = min_minor, max_minor
        self.attributes["inputmode"] = "decimal"

    def parsed(self, text: str, form: Sent) -> Money:
        number, sign = signs.taken_off(text)
        currency = self._agreed(sign, form) if sign else self.currency_of(form)
        if not currency:
            raise Mistake(_("Choose the currency first"))
        bounds = [formats.money_text(Money(minor, currency)) for minor in (self.min_minor, self.max_minor)]
        value = _sum(number, currency, *bounds)
        if value.minor < self.min_minor:
            raise _too_small(bounds[0])
        if value.minor > self.max_minor:
            raise _too_large(bounds[1])
        return value

    def _agreed(self, sign: str, form: Sent) -> str:
        """The currency of a sum that was written with a sign or a code. One that was left as it stood gives way to
        it; one that was chosen, or that is not to be chosen here, must be the same."""
        chosen = self.currency_of(form)
        meant = signs.currency_of(sign, chosen)
        if meant == chosen:
            return chosen
        if not self.currency_from:
            both = {"chosen": chosen, "written": meant or sign}
            raise Mistake(_("This sum is in %(chosen)s, not in %(written)s") % both)
        if not meant:
            raise Mistake(_("“%(sign)s” is the sign of several currencies: choose the one you mean") % {"sign": sign})
        if chosen and form.was_changed(self.currency_from):
            both = {"chosen": chosen, "written": meant}
            raise Mistake(_("You chose %(chosen)s and wrote %(written)s: make them the same") % both)
        if meant not in {value for value, _word, _note in form.bound_field(self.currency_from).options}:
            raise Mistake(_("%(written)s cannot be chosen here") % {"written": meant})
        form.values[self.currency_from] = meant
        return meant

    def currency_of(self, form: Sent) -> str:
        """The currency of this field in ``form``."""
        if self.currency_from:
            return str(form.values.get(self.currency_from) or form.initial.get(self.currency_from) or "")
        return str(form.currencies.get(self.name, self.currency))

    def shown(self, value: Any) -> Sequence[str]:
        return [] if value is None else [formats.input_text(value.plain())]


def _sum(text: str, currency: str, least: str, most: str) -> Money:
    """The one sum that a written number can be in this currency, as the reader's locale writes it or plainly."""
    meant = [value for plain in readings(text) if (value := _parsed(plain, currency)) is not None]
    if len(meant) == 1:
        return meant[0]
    if meant:
        either = [formats.input_text(value.plain()) for value in meant]
        raise Mistake(_("This may be two sums: write %(one)s or %(other)s") % {"one": either[0], "other": either[1]})
    if text[:1] in ("-", formats.MINUS) and readings(text[1:].lstrip()):
        raise _too_small(least)
    if read := [plain for plain in readings(text) if not re.match("0[0-9]", plain)]:
        raise _too_precise(currency) if _is_too_precise(read, currency) else _too_large(most)
    example = formats.input_text(Money(1_250 * 10 ** money.exponent(currency), currency).plain())
    raise Mistake(_("Write the sum in digits, like %(example)s") % {"example": example})


def _parsed(plain: str, currency: str) -> Money | None:
    try:
        return money.parse(plain, currency)
    except Refused:
        return None


def _is_too_precise(read: Sequence[str], currency: str) -> bool:
    return all(len(plain.partition(".")[2]) > money.exponent(currency) for plain in read)


def _too_precise(currency: str) -> Mistake:
    decimals = money.exponent(currency)
    if not decimals:
        return Mistake(_("%(currency)s has no decimals: write a whole sum") % {"currency": currency})
    given = {"currency": currency, "count": decimals}
    return Mistake(_("%(currency)s has %(count)s decimals: write no more") % given)


def _too_small(least: str) -> Mistake:
    return Mistake(_("Write a sum of %(least)s or more") % {"least": least})


def _too_large(most: str) -> Mistake:
    return Mistake(_("Write a sum of at most %(most)s") % {"most": most})
