"""Whether the hours of an agreement cost more than the provider's own published rate card says."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from anyshore.catalogue.models import Profile
from anyshore.catalogue.queries.rates import rate_card
from anyshore.catalogue.rules.rates import in_force
from anyshore.contracts.rules.lines import TimeLine, most_on_card
from anyshore.kit.errors import Invalid
from anyshore.kit.money import Money


class RateAboveCard(Invalid):
    """A rate of ``role`` is above the ``most`` that the provider's rate card asks for it."""

    code = "rate_above_card"


def must_be_within_card(provider_id: UUID, currency: str, lines: tuple[TimeLine, ...], on: date) -> None:
    """Raise RateAboveCard for the first line whose rate is above the card that is published on the day ``on``.

    What the card does not name (a role, or the currency) is for the parties to agree.
    """
    profile = (
        Profile.objects.filter(organisation_id=provider_id, published_at__isnull=False).first() if lines else None
    )
    if profile is None:
        return
    card = in_force(rate_card(profile.pk), on)
    for line in lines:
        most = most_on_card(line, card, currency)
        if most is not None and line.rate_minor > most:
            raise RateAboveCard(field="rate", role=line.role, most=Money(most, currency))
