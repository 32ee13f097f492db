"""Hold more money for a week of hours."""

from __future__ import annotations

from datetime import datetime

from anyshore.kit.actor import Actor
from anyshore.ledger.rules import Posting
from anyshore.payments.events import WeekFundedAhead
from anyshore.payments.models import WeeklyHolding
from anyshore.payments.queries.purse import Purse
from anyshore.payments.rails import rail
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move


@action
def add_to_week(
    *, actor: Actor, purse: Purse, holding: WeeklyHolding, amount_minor: int, at: datetime
) -> list[Posting]:
    """So much more is held (or promised) for the week. Returns the postings, for the caller to post with what else
    moves.

    For this domain's own verbs, which have locked the agreement and permitted the actor. Refused: a week whose money
    has come to its end (NotAllowed).
    """
    deal, before = purse.deal, holding.funded_minor
    if holding._state.adding:
        holding.save(force_insert=True)
    move(
        holding,
        "top_up" if before else "fund",
        actor=actor,
        at=at,
        write={"funded_minor": before + amount_minor},
    )
    told = WeekFundedAhead(
        agreement_id=deal.agreement_id,
        week=holding.week,
        amount_minor=amount_minor,
        held_minor=holding.funded_minor,
        currency=deal.currency,
        at=at,
    )
    tell(told, actor=actor)
    return rail(deal.rail).fund(deal, holding.pk, amount_minor, "week", before)
