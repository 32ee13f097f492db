"""Forms about people in the work."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from anyshore.web.forms import Choice, Day, Form, LongText, Text
from anyshore.web.parties.forms import country_options

YES, NO = "yes", "no"
YES_OR_NO = ((YES, _("Yes")), (NO, _("No")))
READ = _("Both sides read it.")


class AskSubcontractor(Form):
    """Whom the provider wants to let do what part of the work."""

    name = Text(_("Who it is"), max_length=160, hint=_("A company or a person, by name"))
    country = Choice(_("Country"), options=country_options, hint=_("From where they work"))
    part = Text(_("What part of the work"), max_length=300, hint=_("The client decides by it."))
    personal_data = Choice(
        _("Will they see personal data?"),
        options=YES_OR_NO,
        look="radio",
        hint=_("Names, addresses, anything about people that the client gives you"),
    )
    note = LongText(_("What else the client should know"), required=False, max_length=2_000, rows=3, hint=READ)

    def check(self, values: dict[str, Any]) -> None:
        """The answer as yes or no."""
        values["personal_data"] = values["personal_data"] == YES


class Agree(Form):
    """A yes, with words or without."""

    words = LongText(_("Why?"), required=False, max_length=2_000, rows=2, hint=READ)


class Refuse(Form):
    """A no needs its reason."""

    words = LongText(_("Why?"), max_length=2_000, rows=3, hint=READ)


class Withdraw(Form):
    """A question with one button."""


class Left(Form):
    """The last day on which they worked."""

    left_on = Day(_("Last day"))
