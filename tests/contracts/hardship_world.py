"""Agreements with the clause about hardship, and talks under them, made by the actions."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from anyshore.contracts.actions.ask_for_talks import ask_for_talks
from anyshore.contracts.models import HardshipTalks
from anyshore.contracts.rules import Side
from tests.deals import Made, clause, make_deal
from tests.factories import NOW, do

DAY = timedelta(days=1)
UNTIL = datetime(2026, 12, 24, 23, tzinfo=UTC)
"""Thirty days after NOW, at the end of the last in Amsterdam."""


def dear(*, more: Any = (), **given: Any) -> Made:
    """A running agreement that talks from a change of 20 % on, for 30 days, and ends with 90."""
    given = {"end_on": date(2027, 12, 31), **given}
    return make_deal([20_000, 30_000], clauses=[clause("hardship"), *more], **given)


def wanted(deal: Made, before: int = 100_000, now: int = 130_000, **more: Any) -> dict[str, Any]:
    """What a side asks with: freight became dearer."""
    given = {"cost_side": Side.PROVIDER, "words": "The canal is closed.", "since_on": NOW.date()}
    return {"agreement_id": deal.id, "cost_before": deal.money(before), "cost_now": deal.money(now), **given, **more}


def asked(deal: Made, at: Any = NOW, *, side: str = "provider", **more: Any) -> HardshipTalks:
    """A side asks for talks."""
    return do(ask_for_talks, getattr(deal, side), at, **wanted(deal, **more))
