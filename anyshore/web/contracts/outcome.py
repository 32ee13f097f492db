"""What became of an offer that did not become a contract: who ended it, when, and in which words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from anyshore.contracts.rules import Side
from anyshore.insight.queries.contract import Contract

TITLES: dict[str, str | Promise] = {
    "OfferDeclined": gettext_lazy("%(who)s declined the offer."),
    "OfferWithdrawn": gettext_lazy("%(who)s took the offer back."),
    "OfferLapsed": gettext_lazy("The offer lapsed: nobody answered in time."),
}
"""How an offer came to nothing, by the event that ended it."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """An offer that came to nothing. ``unsigned`` names the sides that never signed its last version."""

    title: str
    at: datetime
    reason: str
    unsigned: tuple[str, ...]


def outcome_of(contract: Contract) -> Outcome | None:
    """What became of the offer; None while it stands, and once it was signed."""
    names = {Side.CLIENT: contract.client.name, Side.PROVIDER: contract.provider.name}
    for row in reversed(contract.trail):
        title = TITLES.get(row.name.rpartition(".")[2])
        if title is not None:
            signed = {one.side for one in contract.page.signatures}
            who = names.get(Side(row.facts["side"])) if "side" in row.facts else ""
            unsigned = tuple(name for side, name in names.items() if side not in signed)
            return Outcome(
                str(title) % {"who": who or _("The clock")}, row.at, str(row.facts.get("reason", "")), unsigned
            )
    return None
