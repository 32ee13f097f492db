"""A random history played and taken back, for all whose histories tell what they did."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.db.models import Sum

from anyshore.plumbing.models import AuditEntry


def replay(make: Callable[[], Any], seed: str) -> Counter[str]:
    """One history and back again: nothing of it stays. What happened in it, by name; what it did, where it fails."""
    before = transaction.savepoint()
    history = make()
    try:
        history.run()
    except BaseException:
        print(f"seed {seed}", *history.told, sep="\n")
        raise
    names = AuditEntry.objects.filter(subject_id=history.deal.id).values_list("name", flat=True)
    found = Counter(name.rpartition(".")[2] for name in names)
    transaction.savepoint_rollback(before)
    return found


def summed(rows: Any, field: str) -> int:
    """The sum of a field over rows; 0 over none."""
    return int(rows.aggregate(sum=Sum(field))["sum"] or 0)
