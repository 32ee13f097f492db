"""A field of a rate: a sum for one of something, with up to four decimals beyond those of its currency. No float."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from anyshore.contracts.rules.priced import BEYOND, rate_plain
from anyshore.kit import money
from anyshore.plumbing import formats
from anyshore.plumbing.locales import readings
from anyshore.web.forms.field import Mistake, Sent
from anyshore.web.forms.numbers import Amount

MOST_PARTS = 10**13


class Rate(Amount):
    """A rate -> int, in ten-thousandths of a minor unit of its currency. Shown from a plain number in digits."""

    missing = gettext_lazy("Write what one costs")

    def parsed(self, text: str, form: Sent) -> Any:
        currency = self.currency_of(form)
        if not currency:
            raise Mistake(_("Choose the currency first"))
        places = money.exponent(currency) + BEYOND
        meant = {found for plain in readings(text) if (found := _parts(plain, places)) is not None}
        if len(meant) > 1:
            low, high = (formats.input_text(rate_plain(one, currency)) for one in sorted(meant)[:2])
            raise Mistake(_("This may be two sums: write %(one)s or %(other)s") % {"one": low, "other": high})
        if not meant:
            example = formats.input_text("0.0825")
            raise Mistake(_("Write the sum in digits, like %(example)s") % {"example": example})
        (parts,) = meant
        if not 0 < parts <= MOST_PARTS:
            raise Mistake(_("Write a rate above zero, of at most %(most)s") % {
                "most": formats.input_text(rate_plain(MOST_PARTS, currency))
            })  # fmt: skip
        return parts

    def shown(self, value: Any) -> Sequence[str]:
        return [] if value is None else [formats.input_text(str(value))]


def _parts(plain: str, places: int) -> int | None:
    found = re.fullmatch(r"([0-9]{1,14})(?:\.([0-9]{1,8}))?", plain)
    if found is None or len(found[2] or "") > places:
        return None
    return int(found[1] + (found[2] or "").ljust(places, "0"))
