"""Forms about services that the client runs itself for a while."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from anyshore.contracts.rules.step_in import BY_MOST, WHAT_MOST
from anyshore.web.contracts.people_forms import NO, READ, YES, YES_OR_NO
from anyshore.web.contracts.step_in_words import DANGERS
from anyshore.web.forms import Amount, Choice, Choices, Day, Files, Flag, Form, LongText, Text


class Announce(Form):
    """What failed, what it endangers, and who runs what instead."""

    what = Text(
        _("Which service do you run?"), max_length=WHAT_MOST, hint=_("In a few words, as the contract calls it")
    )
    dangers = Choices(_("What does the failure endanger?"), options=tuple(DANGERS.items()))
    failure = LongText(_("What failed?"), max_length=2_000, rows=4, hint=READ)
    by = Text(
        _("Who runs it for you?"),
        required=False,
        max_length=BY_MOST,
        hint=_("A name. Leave it empty if you run it yourselves."),
    )
    bound = Flag(_("They are bound to secrecy."), required=False)
    urgent = Flag(_("The danger does not wait: we may begin at once."), required=False)


class AnnounceOfMonth(Announce):
    """The same where a price a month is agreed."""

    of_month = Choice(
        _("Is it all that the price a month pays for?"),
        options=YES_OR_NO,
        look="radio",
        hint=_(
            "Yes: the price of a month falls by the days. No: nothing falls by itself, since the contract names no price for a part."
        ),
    )

    def check(self, values: dict[str, Any]) -> None:
        """The answer as yes or no."""
        values["of_month"] = values["of_month"] == YES


class Begin(Form):
    """The day on which it begins."""

    on = Day(_("Since which day?"))


class Answer(Form):
    """The provider's word."""

    disputes = Choice(
        _("Does the failure lie with you?"),
        options=((NO, _("Yes, or we do not say")), (YES, _("No, we dispute it"))),
        look="radio",
    )
    words = LongText(_("What you say to it, or have done"), max_length=2_000, rows=4, hint=READ)

    def check(self, values: dict[str, Any]) -> None:
        """Whether it is disputed."""
        values["disputes"] = values["disputes"] == YES


class Ready(Form):
    """That the provider can go on, and what shows it."""

    words = LongText(_("What shows that you can go on?"), max_length=2_000, rows=4, hint=READ)
    files = Files(_("Files that show it"), required=False)


class Claim(Form):
    """What it cost."""

    amount = Amount(_("What it cost beyond that price"), hint=_("Only what running it necessarily cost"))
    words = LongText(_("What was it for?"), max_length=2_000, rows=4, hint=READ)
    files = Files(_("Receipts"), required=False)


class Sure(Form):
    """A question with one button."""


class Object(Form):
    """A no needs its reason."""

    words = LongText(_("Why?"), max_length=2_000, rows=3, hint=READ)
