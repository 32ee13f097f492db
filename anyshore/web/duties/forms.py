"""Forms of duties: what narrows a list, the evidence, a reason, who looks after it."""

from __future__ import annotations

from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext_lazy as _

from anyshore.contracts.queries.duties import WHEN, DutyFilter
from anyshore.web.forms import Choice, Files, Form, LongText

WHOSE = ("ours", "theirs", "mine")


class Done(Form):
    """How it was done."""

    note = LongText(
        _("What was done"),
        required=False,
        max_length=2_000,
        rows=3,
        hint=_("The other side reads it; it stays on record."),
    )
    files = Files(_("Evidence"), required=False, hint=_("A report, minutes, a receipt"))


class Why(Form):
    """A reason that stays on record."""

    why = LongText(_("Why"), max_length=2_000, rows=3, hint=_("Both sides read it; it stays on record."))


class Owner(Form):
    """Who looks after it."""

    owner = Choice(_("Looked after by"), required=False)


class Press(Form):
    """One button."""


def filter_of(request: HttpRequest) -> DutyFilter:
    """What the address narrows the list to; what it cannot mean is left out."""
    whose, when = request.GET.get("whose", ""), request.GET.get("when", "")
    return DutyFilter(
        whose=whose if whose in WHOSE else "",
        when=when if when in WHEN else "open",
        contract=number_in(request.GET),
    )


def number_in(given: QueryDict) -> int:
    """The number of the contract that is meant; 0 for none."""
    said = given.get("contract", "")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 10 else 0
