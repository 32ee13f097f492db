"""Forms of approvals."""

from __future__ import annotations

import re
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from anyshore.approvals.rules import ABSENCE_DAYS_MAX, DAYS_MAX, MILLION, NAME_MAX, RATE_MAX, WORDS_MAX, Order
from anyshore.kit.money import CURRENCIES
from anyshore.web.approvals.words import KINDS, OFFERED, ORDERS
from anyshore.web.forms import Amount, Choice, Day, Field, Form, Hidden, Integer, LongText, Mistake, Text

PLACES = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
"""The people of a group, in the order in which they are asked in turn."""


def currency_options() -> list[tuple[str, str]]:
    """Currencies by code."""
    return [(code, code) for code in sorted(CURRENCIES)]


class RateField(Field):
    """A rate with at most six decimals -> int millionths."""

    kind = "decimal"
    missing = gettext_lazy("Write a rate")

    def parsed(self, text: str, form: Any) -> int:
        match = re.fullmatch(r"([0-9]{1,9})(?:[.,]([0-9]{1,6}))?", text)
        if match is None:
            raise Mistake(_("Write a rate like 0.92, with at most six decimals"))
        rate = int(match[1]) * MILLION + int((match[2] or "0").ljust(6, "0"))
        if not 0 < rate <= RATE_MAX:
            raise Mistake(_("Write a rate above zero"))
        return rate


class Answer(Form):
    """Agree or decline, with words. The two buttons are the answer."""

    answer = Choice(gettext_lazy("Your answer"), options=[("approved", gettext_lazy("Agree")), ("declined", gettext_lazy("Decline"))])  # fmt: skip
    fingerprint = Hidden(Text(max_length=64))
    words = LongText(
        gettext_lazy("Your words"), required=False, max_length=WORDS_MAX, rows=3,
        hint=gettext_lazy("Needed to decline. They stand beside your answer and do not go to the provider."),
    )  # fmt: skip


class AskOwn(Form):
    """Ask one's own people to agree before what was signed goes out."""

    words = LongText(
        gettext_lazy("A word to those who must agree"), required=False, max_length=WORDS_MAX, rows=2,
        hint=gettext_lazy("They see exactly what you sign. Nobody outside your organisation ever reads this."),
    )  # fmt: skip


class Ask(Form):
    """Ask for an approval."""

    words = LongText(
        gettext_lazy("What should they know?"), required=False, max_length=WORDS_MAX, rows=3,
        hint=gettext_lazy("They see the offer and your comparison."),
    )  # fmt: skip


class Rule(Form):
    """A rule: what is more than this needs so many of these people."""

    kind = Choice(gettext_lazy("What is asked about"), options=[(str(kind), KINDS[kind]) for kind in OFFERED], look="select", initial=str(OFFERED[0]))  # fmt: skip
    currency = Choice(gettext_lazy("Currency"), options=currency_options, look="select")
    above = Amount(
        gettext_lazy("More than"), currency_from="currency", min_minor=0,
        hint=gettext_lazy("0 asks about every sum"),
    )  # fmt: skip
    group_id = Choice(gettext_lazy("Whom to ask"), look="select")
    needed = Integer(gettext_lazy("How many of them must agree"), min=1, max=len(PLACES), initial=1)
    order = Choice(gettext_lazy("In which order"), options=ORDERS, look="radio", initial=str(Order.TOGETHER))
    answer_days = Integer(
        gettext_lazy("Working days to answer"), min=1, max=DAYS_MAX, initial=5,
        hint=gettext_lazy("Then the question lapses, and nothing is approved"),
    )  # fmt: skip


class Group(Form):
    """A group: a name, and people in an order."""

    name = Text(gettext_lazy("Name"), max_length=NAME_MAX, hint=gettext_lazy("Such as “Board”"))
    first = Choice(gettext_lazy("First"), look="select")
    second = Choice(gettext_lazy("Second"), look="select", required=False)
    third = Choice(gettext_lazy("Third"), look="select", required=False)
    fourth = Choice(gettext_lazy("Fourth"), look="select", required=False)
    fifth = Choice(gettext_lazy("Fifth"), look="select", required=False)
    sixth = Choice(gettext_lazy("Sixth"), look="select", required=False)
    seventh = Choice(gettext_lazy("Seventh"), look="select", required=False)
    eighth = Choice(gettext_lazy("Eighth"), look="select", required=False)

    def check(self, values: dict[str, Any]) -> None:
        """Nobody stands there twice."""
        seen: set[str] = set()
        for place in PLACES:
            if values[place] and values[place] in seen:
                self.error(place, _("This person is in the group already. Choose another or none."))
            seen.add(values[place])

    @property
    def people(self) -> list[UUID]:
        """The people who were chosen, in order."""
        return [UUID(self.values[place]) for place in PLACES if self.values[place]]


class Absence(Form):
    """Who is away, from when to when, and who answers."""

    person_id = Choice(gettext_lazy("Who is away"), look="select")
    stand_in_id = Choice(gettext_lazy("Who answers in their place"), look="select")
    starts_on = Day(gettext_lazy("From"))
    ends_on = Day(gettext_lazy("To"), hint=gettext_lazy("The last day included"))

    def check(self, values: dict[str, Any]) -> None:
        """The days are in order, and two people are named."""
        if values["person_id"] == values["stand_in_id"]:
            self.error("stand_in_id", _("Choose somebody else"))
        if values["ends_on"] < max(values["starts_on"], self.options["today"][0]):
            self.error("ends_on", _("Choose a day that is not before the first, and not over"))
        elif (values["ends_on"] - values["starts_on"]).days > ABSENCE_DAYS_MAX:
            self.error("ends_on", _("Keep to one year: set the rest when it comes"))


class Rate(Form):
    """How two currencies are compared."""

    currency = Choice(gettext_lazy("One"), options=currency_options, look="select")
    rate = RateField(gettext_lazy("is so much"))
    against = Choice(gettext_lazy("of"), options=currency_options, look="select")

    def check(self, values: dict[str, Any]) -> None:
        """Two currencies are named."""
        if values["currency"] == values["against"]:
            self.error("against", _("Choose another currency"))
