"""Words about services that the client runs itself for a while."""

from __future__ import annotations

from collections.abc import Callable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from anyshore.contracts.queries.step_ins import StepInRow
from anyshore.contracts.rules.clauses.acting.ending import StepIn
from anyshore.contracts.rules.step_in import GOES_BACK, Danger
from anyshore.insight.queries.contract import Contract
from anyshore.kit.consequences import Consequence
from anyshore.web.words import Words as Text

Words = tuple[str, str]

DANGERS: dict[str, Text] = {
    Danger.BUSINESS: gettext_lazy("Our business"),
    Danger.LAW: gettext_lazy("Our duties under law"),
    Danger.PEOPLE: gettext_lazy("The safety of people"),
}
"""What is endangered, as the client chooses it."""
ENDANGERED: dict[str, Text] = {
    Danger.BUSINESS: gettext_lazy("the client’s business"),
    Danger.LAW: gettext_lazy("the client’s duties under law"),
    Danger.PEOPLE: gettext_lazy("the safety of people"),
}
"""The same for both sides."""


def says(rule: StepIn | None) -> str:
    """What the contract says, in three sentences."""
    if rule is None:
        return _("The contract says nothing of this any more. What was announced before stands here.")
    first = ngettext(
        "If a failure endangers the client’s business, its duties under law or people, the client may run the service itself or through another, %(n)s day after it said so; at once where the danger does not wait.",
        "If a failure endangers the client’s business, its duties under law or people, the client may run the service itself or through another, %(n)s days after it said so; at once where the danger does not wait.",
        rule.warning_days,
    )
    last = ngettext(
        "After %(n)s day at the latest the service goes back.",
        "After %(n)s days at the latest the service goes back.",
        rule.most_days,
    )
    price = _("For that time its price is not owed.")
    return " ".join((first % {"n": rule.warning_days}, price, last % {"n": rule.most_days}))


def endangered(row: StepInRow) -> str:
    """What the failure endangers, as a list in one line."""
    return ", ".join(str(ENDANGERED[one]) for one in row.dangers)


def price_words(row: StepInRow) -> str:
    """What becomes of the price."""
    if row.of_month:
        return _(
            "The price of a month falls by the days that began while the client ran it. They are left out when the month is over."
        )
    return _(
        "What is not delivered is not owed: milestones that are not handed in, hours that are not worked, units that are not counted. Where a fixed sum or a month pays for it too, ask about it when you look at it: the provider takes it off."
    )


def _goes_back(one: Consequence, contract: Contract) -> Words:
    said = {"what": one.params["title"], "provider": contract.provider.name}
    told = _("“%(what)s” goes back to %(provider)s.") % said
    return told, _("Until then %(client)s may end that part in writing instead.") % {"client": contract.client.name}


STEP_INS: dict[str, Callable[[Consequence, Contract], Words]] = {GOES_BACK: _goes_back}
