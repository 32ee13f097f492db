"""Fields of deciding: how much of it, how many people, a rate, a plain decimal. None of them meets a float."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from anyshore.kit.errors import Refused
from anyshore.plumbing import formats
from anyshore.strategy.rules import measures
from anyshore.strategy.rules.costs import MOST_FTE_MILLI, read_rate
from anyshore.strategy.rules.facts import MOST_VOLUME, UNIT_LIMIT
from anyshore.web.forms import Field, Mistake
from anyshore.web.forms.field import Sent

_COUNTED = re.compile(r"([0-9]{1,3}(?:[.,'’\u00a0\u202f ][0-9]{3})+|[0-9]+)(?![.,]?[0-9])\s*(.*)", re.DOTALL)
_DECIMAL = re.compile(r"(-?)([0-9]{1,12})(?:[.,]([0-9]{1,6}))?")


class Volume(Field):
    """How much of it there is -> (number, unit): "27,400 invoices". Groups of three digits are divided as people
    do."""

    missing = gettext_lazy("Write a number and what is counted")

    def parsed(self, text: str, form: Sent) -> tuple[int, str]:
        found = _COUNTED.fullmatch(text)
        if found is None:
            raise Mistake(_("Write a whole number and what is counted, like 27,400 invoices"))
        number = int(re.sub(r"[^0-9]", "", found[1]))
        if number > MOST_VOLUME or len(found[2]) > UNIT_LIMIT:
            raise Mistake(_("Write a smaller number, and at most %(limit)s letters") % {"limit": UNIT_LIMIT})
        return number, found[2]

    def shown(self, value: Any) -> Sequence[str]:
        return [] if value is None or value[0] is None else [f"{formats.number_text(value[0])} {value[1]}".strip()]


class Decimals(Field):
    """A number with at most six decimals -> plain decimal text with a point, as it was meant."""

    kind = "decimal"
    missing = gettext_lazy("Write a number")

    def parsed(self, text: str, form: Sent) -> str:
        found = _DECIMAL.fullmatch(text)
        if found is None:
            raise Mistake(_("Write a number like 6.2"))
        return measures.plain(f"{found[1]}{found[2]}.{found[3] or '0'}")


class People(Decimals):
    """Full-time people with at most three decimals -> thousandths of a person: 2.6 is 2,600."""

    def parsed(self, text: str, form: Sent) -> Any:
        whole, _dot, rest = super().parsed(text, form).partition(".")
        if len(rest) > 3 or whole.startswith("-") or int(whole) * 1000 > MOST_FTE_MILLI:
            raise Mistake(_("Write full-time people with at most three decimals, like 2.6"))
        return int(whole + rest.ljust(3, "0"))

    def shown(self, value: Any) -> Sequence[str]:
        return [measures.plain(f"{value // 1000}.{value % 1000:03d}")] if value else []


class Rate(Field):
    """How much of the inventory's currency one unit of another is -> text, exactly as meant: "0.92" or "23/25"."""

    kind = "decimal"

    def empty(self) -> str:
        return ""

    def parsed(self, text: str, form: Sent) -> str:
        plain = text.replace(",", ".")
        try:
            read_rate(plain)
        except Refused:
            raise Mistake(_("Write a rate above zero, like 0.92 or 23/25")) from None
        return plain
