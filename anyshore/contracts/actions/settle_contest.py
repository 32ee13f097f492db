"""Settle a contest with guaranteed prizes that nobody decided."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.conf import settings

from anyshore.contracts.actions.draft_for_entry import draft_for_entry
from anyshore.contracts.models import Agreement
from anyshore.kit.actor import Actor
from anyshore.plumbing.actions import action
from anyshore.sourcing.actions.share_prizes import share_prizes


@action
def settle_contest(*, actor: Actor, request_id: UUID, at: datetime) -> list[Agreement]:
    """What is left of the prizes is shared among the finalists, an agreement on each share waits for the client to
    sign.

    Without an entry that stands the request lapses. Only the clock may, on the day of the decision. Refused: a contest
    that is decided (NotAllowed).
    """
    won = share_prizes(actor=actor, request_id=request_id, at=at)
    fee_bps, rail = settings.ANYSHORE_FEE_BPS, settings.ANYSHORE_RAIL
    return [draft_for_entry(actor=actor, entry_id=one.id, fee_bps=fee_bps, rail=rail, at=at) for one in won]
