"""Forms of deciding."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from anyshore.plumbing import formats
from anyshore.strategy.rules.costs import CostKind, CostLine
from anyshore.strategy.rules.facts import ABOUT_LIMIT, CODE_LIMIT, MOST_VOLUME, NAME_LIMIT, UNIT_LIMIT, ActivityTerms
from anyshore.web.forms import Amount, Choice, Field, Form, LongText, Mistake, Text
from anyshore.web.forms.field import Sent
from anyshore.web.strategy.words import LEVELS

_COUNTED = re.compile(r"([0-9]{1,3}(?:[.,'’\u00a0\u202f ][0-9]{3})+|[0-9]+)(?![.,]?[0-9])\s*(.*)", re.DOTALL)


class Volume(Field):
    """How much of it there is -> (number, unit): "27,400 invoices". Groups of three digits may be divided as people do."""

    def parsed(self, text: str, form: Sent) -> tuple[int, str]:
        found = _COUNTED.fullmatch(text)
        if found is None:
            raise Mistake(_now("Write a whole number and what is counted, like 27,400 invoices"))
        number = int(re.sub(r"[^0-9]", "", found[1]))
        if number > MOST_VOLUME or len(found[2]) > UNIT_LIMIT:
            raise Mistake(_now("Write a smaller number, and at most %(limit)s letters") % {"limit": UNIT_LIMIT})
        return number, found[2]

    def shown(self, value: Any) -> Sequence[str]:
        return [] if value is None or value[0] is None else [f"{formats.number_text(value[0])} {value[1]}".strip()]


class NewActivity(Form):
    """An activity in three fields; the rest is folded."""

    name = Text(_("What is done?"), max_length=NAME_LIMIT, hint=_("Such as accounts payable, or photo and video"))
    cost = Amount(
        _("What does it cost a year?"),
        required=False,
        min_minor=0,
        hint=_("People, tools and the rest together. An estimate will do."),
    )
    volume = Volume(_("How much of it a year?"), required=False, hint=_("A number and a word: 27,400 invoices"))
    parent = Choice(_("Part of"), required=False)
    level = Choice(_("Level"), required=False, options=list(LEVELS.items()))
    code = Text(
        _("Code"), required=False, max_length=CODE_LIMIT, hint=_("Your own, for spreadsheets. Made for you if empty.")
    )
    about = LongText(_("About it"), required=False, max_length=ABOUT_LIMIT, rows=3)


def terms(values: dict[str, Any]) -> ActivityTerms:
    """The posted form as the action takes it."""
    number, unit = values["volume"] or (None, "")
    return ActivityTerms(
        name=values["name"],
        code=values["code"] or "",
        level=values["level"],
        about=values["about"] or "",
        volume=number,
        volume_unit=unit,
    )


def one_cost(values: dict[str, Any]) -> tuple[CostLine, ...]:
    """The year's cost of the short form as one line, which its author may divide later."""
    cost = values["cost"]
    if not cost:
        return ()
    line = CostLine(
        kind=CostKind.OTHER, name=_now("All of it, estimated"), amount_minor=cost.minor, currency=cost.currency
    )
    return (line,)
