"""What others ask for such work: published rates of the catalogue, where there are enough of them."""

from __future__ import annotations

from datetime import date

from anyshore.catalogue.queries.rates import published_rates
from anyshore.catalogue.rules.rates import Spread
from anyshore.catalogue.rules.suggestions import suggest_category
from anyshore.kit.actor import Actor
from anyshore.kit.places import Shore
from anyshore.parties.queries import own_organisation


def rates_for(actor: Actor, *, work: str, kind: str, currency: str, on: date) -> Spread | None:
    """How published rates by the hour spread for work of this kind at this distance from the actor's organisation.

    ``work`` is the activity in words. None for what one's own people do, for work whose kind is not known, and of fewer
    than five providers.
    """
    category = suggest_category(work)
    if kind not in set(Shore) or not category:
        return None
    seat = own_organisation(actor).seat
    return published_rates(currency=currency, on=on, category=category, seen_from=seat, shore=Shore(kind))
