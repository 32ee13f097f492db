"""Reference rates: the one that converts a receipt."""

from __future__ import annotations

from datetime import date

from anyshore.payments.models import ReferenceRate
from anyshore.payments.rules.rates import EURO, OLDEST, Quote, latest


def quote_for(theirs: str, ours: str, on: date) -> Quote | None:
    """What converts ``theirs`` to ``ours`` for money that was spent on that day; None where no rate is recorded."""
    rows = ReferenceRate.objects.filter(
        currency__in={theirs, ours} - {EURO}, day__lte=on, day__gte=on - OLDEST
    ).values_list("day", "currency", "per_euro_micro")
    return latest(rows, theirs, ours)
