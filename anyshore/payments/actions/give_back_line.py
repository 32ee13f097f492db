"""Close a period or an amount for which nothing is owed."""

from __future__ import annotations

from datetime import datetime

from anyshore.kit.actor import Actor
from anyshore.ledger.actions.post import post
from anyshore.payments.actions.release_month import release_month
from anyshore.payments.models import RetainerMonth
from anyshore.payments.queries.months import held_for_month
from anyshore.payments.queries.purse import Purse
from anyshore.payments.rules.credits import Parts
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.state import move


@action
def give_back_line(*, actor: Actor, purse: Purse, row: RetainerMonth, at: datetime) -> None:
    """It is closed, its clocks stop, and what was held for it is back at the client's.

    For this domain's own verbs, which have locked the agreement and permitted the actor. Refused: nothing.
    """
    deadlines.stop(subject=("retainer_month", row.pk), at=at)
    held = held_for_month(row)
    if held:
        back = Parts(0, 0, held, 0)
        post(actor=actor, at=at, postings=release_month(actor=actor, purse=purse, row=row, done=back, at=at))
    else:
        move(row, "close", actor=actor, at=at, write={"settled_at": at})
