"""Forms of the parts of a profile: rate card, time, certificates, the team."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from anyshore.catalogue.rules.profiles import CERTIFICATES_MAX
from anyshore.catalogue.rules.rates import RATES_MAX, Per, RateLine
from anyshore.catalogue.rules.time import EXCEPTIONS_MAX, TimeOff
from anyshore.kit.countries import countries
from anyshore.kit.money import CURRENCIES
from anyshore.plumbing import formats
from anyshore.web.forms import Amount, Choice, Day, Form, Group, Integer, Text, Url


def country_options() -> list[tuple[str, str]]:
    """Countries by name in the reader's language; the first is the provider's own seat."""
    named = [(one.code, formats.country_text(one.code)) for one in countries()]
    return [("", _now("Where we are")), *sorted(named, key=lambda pair: pair[1].casefold())]


class RateRow(Form):
    """One line of a rate card."""

    role = Text(_("Role"), max_length=60)
    level = Text(_("Level"), required=False, max_length=40, attributes={"list": "levels"})
    country = Choice(_("Sits in"), options=country_options, required=False)
    currency = Choice(_("Currency"), options=[(code, code) for code in sorted(CURRENCIES)], initial="EUR")
    per = Choice(pgettext_lazy("unit", "For"), options=[("hour", _("an hour")), ("day", _("a day"))], initial="hour")
    amount = Amount(_("Rate"), currency_from="currency")
    valid_from = Day(pgettext_lazy("beginning", "From"), required=False, hint=_("Empty is today"))


class RateCard(Form):
    """A rate card."""

    rates = Group(RateRow, label=_("Rates"), min=0, max=RATES_MAX, add_words=_("Add a rate"))


def rate_rows(card: Iterable[RateLine], currency: str) -> dict[str, Any]:
    """A card as its form shows it; an empty one offers a line to begin with."""
    rows = [
        {
            "role": line.role,
            "level": line.level,
            "country": line.country,
            "currency": line.currency,
            "per": str(line.per),
            "amount": line.money,
            "valid_from": line.valid_from,
        }
        for line in card
    ]
    return {"rates": rows or [{"currency": currency}]}


def rate_lines(values: dict[str, Any], on: date) -> list[RateLine]:
    """The posted card as the action takes it; a line without a day holds from the day ``on``."""
    return [
        RateLine(
            role=row["role"],
            level=row["level"],
            country=row["country"],
            currency=row["currency"],
            per=Per(row["per"]),
            amount_minor=row["amount"].minor,
            valid_from=row["valid_from"] or on,
        )
        for row in values["rates"]
    ]


class AsideRow(Form):
    """Days with other hours than usual."""

    starts_on = Day(_("From"))
    ends_on = Day(_("To"))
    hours_a_week = Integer(_("Hours a week"), required=False, max=10_000, hint=_("Empty is away"))
    words = Text(_("Why"), required=False, max_length=80)


class Time(Form):
    """When one has time."""

    hours_a_week = Integer(_("Usual hours a week"), required=False, min=1, max=10_000)
    available_from = Day(_("Takes work from"), required=False)
    exceptions = Group(AsideRow, label=_("Other hours"), min=0, max=EXCEPTIONS_MAX, add_words=_("Add days"))

    def check(self, values: dict[str, Any]) -> None:
        """Each stretch of days ends after it begins."""
        if any(row["ends_on"] < row["starts_on"] for row in values["exceptions"]):
            self.error("exceptions", _now("Let each end on or after the day on which it begins"))


def time_given(values: dict[str, Any]) -> dict[str, Any]:
    """The posted hours as the action takes them."""
    return {
        **values,
        "exceptions": [TimeOff(**row | {"hours_a_week": row["hours_a_week"] or 0}) for row in values["exceptions"]],
    }


class CertificateRow(Form):
    """One certificate."""

    name = Text(_("Certificate"), max_length=120)
    issuer = Text(_("Issued by"), required=False, max_length=120)
    issued_on = Day(_("On"), required=False)
    expires_on = Day(_("Valid until"), required=False)
    link = Url(_("Where it can be checked"), required=False, max_length=200)


class Certificates(Form):
    """All certificates."""

    certificates = Group(CertificateRow, label=_("Certificates"), min=0, max=CERTIFICATES_MAX)


class TeamEntry(Form):
    """Oneself on the company's profile."""

    title = Text(_("What you do"), max_length=80)
    words = Text(_("A line about you"), required=False, max_length=300)
