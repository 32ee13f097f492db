"""Reference rates: the one that converts a receipt, and from which day on they are still wanted."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from anyshore.payments.models import ReferenceRate
from anyshore.payments.rules.rates import EURO, OLDEST, Quote, latest

USUAL: Final = timedelta(days=400)
"""How far back rates are of use: receipts are handed in late, and a year has its own end."""


def quote_for(theirs: str, ours: str, on: date) -> Quote | None:
    """What converts ``theirs`` to ``ours`` for money that was spent on that day; None where no rate is recorded."""
    rows = ReferenceRate.objects.filter(
        currency__in={theirs, ours} - {EURO}, day__lte=on, day__gte=on - OLDEST
    ).values_list("day", "currency", "per_euro_micro")
    return latest(rows, theirs, ours)


def wanted_since(today: date) -> date:
    """The first day whose rates are wanted: a week before the newest that are here, which may have been put right."""
    newest = ReferenceRate.objects.order_by("-day").values_list("day", flat=True).first()
    return max(today - USUAL, newest - OLDEST) if newest else today - USUAL
