"""Record reference rates that the European Central Bank has published."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Invalid
from anyshore.kit.money import is_currency
from anyshore.parties.rules import is_clock, is_operator
from anyshore.payments.models import ReferenceRate
from anyshore.payments.rules.rates import EURO, RATE_MAX
from anyshore.plumbing.actions import action


@action
def record_rates(*, actor: Actor, rates: Sequence[tuple[date, str, int]], at: datetime) -> int:
    """The rates, each a day, a currency and its millionths for one euro, convert receipts from now on; one that is
    there already is put right. What was handed in before keeps its rate. Returns how many there were.

    The operator alone, or the clock, which reads them where the operator says. Refused: an unknown currency or the
    euro itself, a rate that is not above zero, a day to come.
    """
    if not (is_operator(actor) or is_clock(actor)):
        raise Forbidden()
    for day, currency, micro in rates:
        if not is_currency(currency) or currency == EURO:
            raise Invalid(field="currency", reason="currency")
        if not 0 < micro <= RATE_MAX or day > at.date():
            raise Invalid(field="rates", reason="range")
    rows = {(day, currency): micro for day, currency, micro in rates}
    ReferenceRate.objects.bulk_create(
        [ReferenceRate(day=day, currency=code, per_euro_micro=micro, at=at) for (day, code), micro in rows.items()],
        batch_size=2_000,
        update_conflicts=True,
        unique_fields=["currency", "day"],
        update_fields=["per_euro_micro", "at"],
    )
    return len(rows)
