"""An organisation's money over all its agreements."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Case, F, Q, QuerySet, Sum, Value, When
from django.db.models.functions import Coalesce

from anyshore.contracts.rules import LIVE, Side
from anyshore.contracts.rules.terms import Payment as PaymentTerm
from anyshore.kit.actor import Actor
from anyshore.kit.money import Money
from anyshore.payments.models import Holding, Retention
from anyshore.payments.queries.months import sums_of_months
from anyshore.payments.queries.weeks import sums_of_weeks
from anyshore.payments.rails import rail
from anyshore.payments.rules import HoldingState


@dataclass(frozen=True, slots=True)
class MoneyTotals:
    """An organisation's money over all its agreements of one currency and side; ``promises`` as above. ``by_invoice``
    is what will be paid afterwards, once it is accepted: it is not part of ``unfunded``."""

    currency: str
    side: Side
    promises: bool
    unfunded: Money
    by_invoice: Money
    held: Money
    released: Money
    refunded: Money


def money_overview(actor: Actor) -> tuple[MoneyTotals, ...]:
    """What is unfunded, held, released and refunded over all agreements of the actor's organisation."""
    if actor.organisation_id is None:
        return ()
    own = Holding.objects.visible_to(actor).filter(
        Q(agreement__client_id=actor.organisation_id) | Q(agreement__provider_id=actor.organisation_id)
    )
    rows = {_group(row): row for row in _summed(own, actor.organisation_id)}
    beside = (sums_of_weeks, sums_of_months, _kept)
    for other in (row for sums in beside for row in sums(actor.organisation_id)):
        there = rows.setdefault(_group(other), {**other, **dict.fromkeys(NAMES, 0)})
        there |= {name: int(there[name]) + int(other.get(name, 0)) for name in NAMES}
    return tuple(_totals(rows[group]) for group in sorted(rows))


def _summed(rows: QuerySet[Holding], organisation_id: UUID) -> Any:
    side = Case(When(agreement__client_id=organisation_id, then=Value(Side.CLIENT)), default=Value(Side.PROVIDER))
    waiting = Q(state=HoldingState.NOT_FUNDED, agreement__state__in=LIVE)
    afterwards = waiting & Q(agreement__terms__payment=PaymentTerm.INVOICE)
    return (
        rows.annotate(side=side)
        .values("agreement__currency", "agreement__rail", "side")
        .annotate(
            unfunded=Coalesce(Sum("milestone__amount_minor", filter=waiting), 0),
            by_invoice=Coalesce(Sum("milestone__amount_minor", filter=afterwards), 0),
            held=Sum(F("funded_minor") - F("released_minor") - F("refunded_minor")),
            released=Sum("released_minor"),
            refunded=Sum("refunded_minor"),
        )
        .order_by("agreement__currency", "side", "agreement__rail")
    )


def _kept(organisation_id: UUID) -> Any:
    """What was paid and given back of what was kept back: until then it counts as held."""
    side = Case(When(agreement__client_id=organisation_id, then=Value(Side.CLIENT)), default=Value(Side.PROVIDER))
    own = Q(agreement__client_id=organisation_id) | Q(agreement__provider_id=organisation_id)
    return (
        Retention.objects.filter(own, settled_at__isnull=False)
        .annotate(side=side)
        .values("agreement__currency", "agreement__rail", "side")
        .annotate(
            held=-Sum(F("released_minor") + F("refunded_minor")),
            released=Sum("released_minor"),
            refunded=Sum("refunded_minor"),
        )
        .order_by("agreement__currency", "side", "agreement__rail")
    )


NAMES = ("unfunded", "by_invoice", "held", "released", "refunded")
"""The sums of MoneyTotals."""


def _group(row: dict[str, Any]) -> tuple[str, str, str]:
    return row["agreement__currency"], str(row["side"]), row["agreement__rail"]


def _totals(row: dict[str, Any]) -> MoneyTotals:
    currency = row["agreement__currency"]
    row["unfunded"] -= row["by_invoice"]
    return MoneyTotals(
        currency=currency,
        side=Side(row["side"]),
        promises=rail(row["agreement__rail"]).PROMISES,
        **{name: Money(int(row[name]), currency) for name in NAMES},
    )
