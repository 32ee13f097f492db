"""Forms about comparisons of the prices with the market."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from anyshore.contracts.queries.benchmarks import BenchmarksPage
from anyshore.contracts.rules.benchmarks import EXPERT_MOST
from anyshore.kit.money import Money
from anyshore.web.contracts.benchmark_words import price_name, price_text
from anyshore.web.contracts.people_forms import READ
from anyshore.web.forms import Amount, Field, Files, Flag, Form, LongText, Rate, Text


class Announce(Form):
    """Who compares."""

    expert = Text(_("Who compares the prices?"), max_length=EXPERT_MOST, hint=_("A name. You pay them."))
    independent = Flag(_("They are independent of both of us."))
    neutral = Flag(_("They compete with neither of us."))


class Draft(Form):
    """The draft of the report."""

    files = Files(_("The draft of the report"))
    words = LongText(_("What you want to say with it"), required=False, max_length=2_000, rows=3, hint=READ)


class Answer(Form):
    """What a side says to it."""

    words = LongText(_("What do you say to the draft?"), max_length=2_000, rows=5, hint=READ)


class Sure(Form):
    """A question with one button."""


def report_form(request: HttpRequest, found: BenchmarksPage) -> Form:
    """What the market asks for each price, and the report itself."""
    fields: dict[str, Field] = {}
    for place, one in enumerate(found.prices):
        kind = Rate if one.kind == "units" else Amount
        hint = _("You pay %(price)s. Leave it empty if it was not compared.") % {
            "price": price_text(one, one.amount, found.currency)
        }
        label = _("%(price)s: the market asks") % {"price": price_name(one)}
        fields[f"p{place}"] = kind(label, required=False, currency=found.currency, hint=hint)
    fields["files"] = Files(_("The report"), required=False)
    made: type[Form] = type("Report", (Form,), fields)
    return made(request)


def market_of(form: Form, found: BenchmarksPage) -> dict[str, int]:
    """What was written, by the key of each price and in its unit."""
    values: dict[str, Any] = {one.key: form.values.get(f"p{place}") for place, one in enumerate(found.prices)}
    return {
        key: value.minor if isinstance(value, Money) else int(value)
        for key, value in values.items()
        if value is not None
    }
