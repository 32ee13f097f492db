"""A deal whose accepted work keeps a part of its price back: 5 % for 90 days."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from anyshore.payments.models import Retention
from tests.deals import Made, clause, make_deal
from tests.factories import NOW

DAY = timedelta(days=1)
CLAUSE = clause("retention", share_bps=500, days=90)


def kept_deal(amounts=(20_000,), *, clauses=(CLAUSE,), **more: Any) -> Made:
    """Accepted on the day of NOW, all of it."""
    deal = make_deal(list(amounts), clauses=clauses, **more)
    deal.complete()
    return deal


def kept(deal: Made, place: int = 0) -> Retention:
    return Retention.objects.get(milestone_id=deal.milestones[place])


def about(deal: Made, at: datetime = NOW, **more: Any) -> dict[str, Any]:
    return {"milestone_id": deal.milestones[0], "at": at} | more
