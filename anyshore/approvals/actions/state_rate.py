"""State how two currencies are compared."""

from __future__ import annotations

from datetime import datetime

from anyshore.approvals.events import RateStated
from anyshore.approvals.models import Rate
from anyshore.approvals.policies import may_set_rules
from anyshore.approvals.rules import RATE_MAX
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Invalid
from anyshore.kit.money import is_currency
from anyshore.parties.queries import lock_own
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


@action
def state_rate(*, actor: Actor, currency: str, against: str, rate_millionths: int, at: datetime) -> Rate:
    """Sums in ``currency`` are compared with thresholds in ``against`` at this rate, and the other way round.

    The organisation's owners may. Refused: others (Forbidden), an unknown currency, one against itself, or a rate
    that is not above zero (Invalid).
    """
    organisation = lock_own(actor)
    if not may_set_rules(actor):
        raise Forbidden()
    if not is_currency(currency) or not is_currency(against) or currency == against:
        raise Invalid(field="against", reason="currency")
    if not 0 < rate_millionths <= RATE_MAX:
        raise Invalid(field="rate", reason="range")
    Rate.objects.filter(organisation=organisation, currency=against, against=currency).delete()
    rate, _ = Rate.objects.update_or_create(
        organisation=organisation,
        currency=currency,
        against=against,
        defaults={"rate_millionths": rate_millionths, "at": at},
    )
    event = RateStated(
        organisation_id=organisation.id, currency=currency, against=against, rate_millionths=rate_millionths, at=at
    )
    tell(event, actor=actor)
    return rate
