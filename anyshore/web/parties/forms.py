"""Forms of people and organisations."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from anyshore.kit.countries import countries, country_name, zone_names
from anyshore.kit.money import CURRENCIES
from anyshore.plumbing import locales
from anyshore.plumbing.locales import words
from anyshore.web.forms import Choice, Choices, Email, Form, LongText, Text

KINDS = [
    ("company", _("A company"), _("Several people, one name")),
    ("individual", _("One person"), _("You work in your own name")),
]
USES = [
    ("buys", _("Contract work out"), _("Post requests and pay providers")),
    ("provides", _("Do the work"), _("Propose, deliver and be paid")),
]
ROLES = [
    ("owner", _("Owner"), _("everything, members and payout account included")),
    ("manager", _("Manager"), _("publish, award, sign, accept, pay")),
    ("finance", _("Finance"), _("fund, release, pay out")),
    ("member", _("Member"), _("write, draft and submit work")),
    ("viewer", _("Viewer"), _("read")),
]
WEEKDAYS = [
    ("1", _("Monday")),
    ("2", _("Tuesday")),
    ("3", _("Wednesday")),
    ("4", _("Thursday")),
    ("5", _("Friday")),
    ("6", _("Saturday")),
    ("7", _("Sunday")),
]


def country_options() -> list[tuple[str, str]]:
    """Countries by name in the reader's language."""
    named = [(one.code, country_name(one.code, words().language)) for one in countries()]
    return sorted(named, key=lambda pair: pair[1].casefold())


def zone_options() -> list[tuple[str, str]]:
    """Time zones by name."""
    return [(name, name.replace("_", " ")) for name in sorted(zone_names()) if "/" in name or name == "UTC"]


def currency_options() -> list[tuple[str, str]]:
    """Currencies by code."""
    return [(code, code) for code in sorted(CURRENCIES)]


def locale_options() -> list[tuple[str, str]]:
    """Languages and countries by their own names."""
    return list(locales.known().items())


class Found(Form):
    """A new organisation: four answers, the rest comes from its country."""

    name = Text(_("Name"), max_length=120, autocomplete="organization")
    kind = Choice(_("What is it?"), options=KINDS, look="radio", initial="company")
    uses = Choices(_("What do you want to do?"), options=USES, initial=["buys"])
    country = Choice(_("Country"), options=country_options, hint=_("Time zone, currency and weekend follow from it"))


class Details(Form):
    """All that an organisation says of itself."""

    name = Text(_("Name"), max_length=120, autocomplete="organization")
    kind = Choice(_("What is it?"), options=KINDS, look="radio")
    uses = Choices(_("What do you do here?"), options=USES)
    about = LongText(
        pgettext_lazy("organisation", "About"),
        required=False,
        max_length=5000,
        hint=_("Shown on your public page. Markdown works."),
    )
    country = Choice(_("Country"), options=country_options)
    place = Text(_("Place"), max_length=80, required=False, autocomplete="address-level2")
    timezone = Choice(_("Time zone"), options=zone_options, hint=_("Your clocks end at 17:00 here"))
    working_days = Choices(_("Working days"), options=WEEKDAYS)
    day_starts = Text(_("The day starts at"), max_length=5, hint="09:00")
    day_ends = Text(_("The day ends at"), max_length=5, hint="17:00")
    currency = Choice(_("Currency"), options=currency_options)
    vat_id = Text(_("VAT number"), max_length=20, required=False)


class Invite(Form):
    """Somebody to join."""

    email = Email(_("E-mail"), autocomplete="off")
    role = Choice(_("Role"), options=ROLES, look="radio", initial="member")


class Role(Form):
    """Another role."""

    role = Choice(_("Role"), options=ROLES, look="radio")


class Profile(Form):
    """What a person says of themselves."""

    name = Text(_("Name"), max_length=120, autocomplete="name")
    locale = Choice(
        _("Language and country"),
        options=locale_options,
        hint=_(
            "Days, numbers and sums are written as they are there; words in its language where this site speaks it"
        ),
    )
    timezone = Choice(_("Time zone"), options=zone_options, hint=_("Every deadline is shown to you in it"))


class SendLink(Form):
    """Where to mail a sign-in link."""

    email = Email(_("E-mail"), autocomplete="email")


class Empty(Form):
    """A question with one button."""
