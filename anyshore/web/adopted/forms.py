"""The eight facts of a contract that was made elsewhere, and its signed PDF."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from anyshore.contracts.rules.adopted import AdoptedFacts
from anyshore.kit.money import CURRENCIES, Money
from anyshore.web.forms import Amount, Choice, Day, Files, Form, Hidden, Integer, Lines, Text


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
        given = {name: value for name, value in self.values.items() if name not in ("value", "files", "knows")}
        return AdoptedFacts(value_minor=self.values["value"].minor, knows=tuple(self.values["knows"]), **given)


class Adopt(Facts):
    """The facts and the PDF that both signed."""

    files = Files(_("The signed contract"), hint=_("As a PDF: signed by hand and scanned, or signed electronically"))


class Mark(Form):
    """One item of the exit plan."""

    place = Hidden(Integer(min=1, max=50))
    ready = Hidden(Text(max_length=1, required=False))


class Sure(Form):
    """One button."""


def initial_of(facts: AdoptedFacts) -> dict[str, Any]:
    """The facts as the form shows them first."""
    kept = ("other", "activity", "currency", "starts_on", "ends_on", "notice_days", "renewal_months", "knows")
    return {"value": Money(facts.value_minor, facts.currency), **{name: getattr(facts, name) for name in kept}}
