"""What others ask for such work: published rates of the catalogue, where there are enough of them."""

from __future__ import annotations

from datetime import date

from anyshore.catalogue.queries.rates import published_rates
from anyshore.catalogue.rules.rates import Spread
from anyshore.kit.actor import Actor
from anyshore.kit.places import Shore
from anyshore.parties.queries import own_organisation


def rates_by_distance(actor: Actor, *, category: str, currency: str, on: date) -> dict[str, Spread]:
    """How published rates by the hour spread for a kind of work at each distance from the actor's organisation.

    ``category`` is its slug. Left out is a distance at which fewer than five providers publish one; without a category
    nothing is told.
    """
    if not category:
        return {}
    seat = own_organisation(actor).seat
    asked = {"currency": currency, "on": on, "category": category, "seen_from": seat}
    found = {str(shore): published_rates(shore=shore, **asked) for shore in Shore}  # type: ignore[arg-type]  # named
    return {shore: spread for shore, spread in found.items() if spread}
