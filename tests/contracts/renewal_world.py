"""Agreements that can be renewed, made by the actions."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from anyshore.contracts.actions.offer_renewal import offer_renewal
from anyshore.contracts.models import Agreement, RenewalOffer
from anyshore.contracts.rules.terms import EndRule
from tests.deals import Made, clause, make_deal
from tests.factories import NOW, do

END, NEXT = date(2027, 6, 30), date(2028, 6, 30)
NO_LATER = datetime(2027, 4, 1, 22, tzinfo=UTC)
"""The end of 1 April in Amsterdam: 90 days before the last day."""


def renewing(**values: Any) -> Made:
    """An agreement to the end of June that goes on for a year at a time, twice at most."""
    given = {"months": 12, "notice_days": 90, "most": 2, "days_of": "client", **values}
    more = given.pop("more", ())
    return make_deal(
        (20_000, 30_000), end_rule=EndRule.ON_DATE, end_on=END, clauses=[clause("renewal", **given), *more]
    )


def ending() -> Made:
    """The same without the clause."""
    return make_deal((20_000,), end_rule=EndRule.ON_DATE, end_on=END)


def fresh(deal: Made) -> Agreement:
    """The agreement as it stands now."""
    return Agreement.objects.get(pk=deal.id)


def offered(deal: Made, at: datetime = NOW, **given: Any) -> RenewalOffer:
    """The client offers a year more."""
    return do(offer_renewal, deal.client, at, agreement_id=deal.id, **({"ends_on": NEXT} | given))
