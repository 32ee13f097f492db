"""The eight facts of a contract that was made elsewhere, and its signed PDF."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from anyshore.contracts.rules import Side
from anyshore.contracts.rules.adopted import AdoptedFacts
from anyshore.kit.money import CURRENCIES, Money
from anyshore.web.forms import Amount, Choice, Day, Files, Form, Hidden, Integer, Lines, Text

KEPT = ("other", "activity", "currency", "starts_on", "ends_on", "notice_days", "renewal_months", "knows")
"""The facts that the form has as they are kept; the value is a sum of money there."""


class Facts(Form):
    """The eight facts. The currency belongs to the value."""

    other = Text(_("The other party"), max_length=160, hint=_("The supplier’s name, as the contract has it"))
    activity = Text(_("What they do"), max_length=160, hint=_("One line, such as “Payroll for 120 people”"))
    currency = Choice(_("Currency"), options=[(code, code) for code in sorted(CURRENCIES)])
    value = Amount(
        _("Value of a term"), currency_from="currency", min_minor=0, hint=_("What it costs from start to end")
    )
    starts_on = Day(_("Start"))
    ends_on = Day(_("Last day"), required=False, hint=_("Empty if it has none"))
    notice_days = Integer(
        _("Days of notice"), min=0, max=1095, required=False, hint=_("Calendar days before the last day")
    )
    renewal_months = Integer(
        _("Goes on for so many months without notice"), min=1, max=240, required=False,
        hint=_("Empty if it ends by itself on its last day"),
    )  # fmt: skip
    knows = Lines(
        _("Who knows what"), required=False, rows=3,
        hint=_("One person or document a line: “Ana Petrović: month-end closing”"),
    )  # fmt: skip

    def check(self, values: dict[str, Any]) -> None:
        """Dates that contradict each other."""
        if values["ends_on"] and values["ends_on"] < values["starts_on"]:
            self.error("ends_on", _("The last day is before the start."))
        if values["renewal_months"] and not values["ends_on"]:
            self.error("ends_on", _("Say on which day its present term ends."))

    @property
    def facts(self) -> AdoptedFacts:
        """The answers as the action takes them."""
        given = {name: self.values[name] for name in KEPT if name != "knows"}
        return AdoptedFacts(value_minor=self.values["value"].minor, knows=tuple(self.values["knows"]), **given)


BY = [(str(Side.CLIENT), _("We did")), (str(Side.PROVIDER), _("The supplier did"))]


class Adopt(Facts):
    """The facts, the PDF that both signed, and a notice that was given already."""

    folded, folds = _("Notice was given already"), ("noticed_on", "noticed_by")
    noticed_on = Day(
        _("Notice was given on"), required=False, hint=_("The contract then ends with the term of that day")
    )
    noticed_by = Choice(_("Who gave notice?"), options=BY)
    files = Files(_("The signed contract"), hint=_("As a PDF: signed by hand and scanned, or signed electronically"))


class Mark(Form):
    """One item of the exit plan."""

    place = Hidden(Integer(min=1, max=50))
    ready = Hidden(Text(max_length=1, required=False))


class Sure(Form):
    """One button."""


class Correct(Facts):
    """The facts, put right. ``seen`` is the mark of those that the page showed."""

    seen = Hidden(Text(max_length=64))


class Notice(Form):
    """On which day notice was given, and by whom."""

    given_on = Day(_("Notice was given on"), hint=_("The day on which the other side had it"))
    by = Choice(_("Who gave notice?"), options=BY, look="radio")


def initial_of(facts: AdoptedFacts) -> dict[str, Any]:
    """The facts as the form shows them first."""
    return {"value": Money(facts.value_minor, facts.currency), **{name: getattr(facts, name) for name in KEPT}}
