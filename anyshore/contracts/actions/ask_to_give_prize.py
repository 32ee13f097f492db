"""Ask the client's own people to agree to a prize."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from anyshore.approvals.actions.ask_approval import ask_approval
from anyshore.approvals.rules import Kind
from anyshore.contracts.queries.approving import award_approval, entry_path
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing.actions import action
from anyshore.sourcing.actions.mark_awarded import DecisionOverdue
from anyshore.sourcing.policies import may_award
from anyshore.sourcing.queries.contests import locked_entry, offered_entry, prize_on_offer
from anyshore.sourcing.rules.clocks import is_over
from anyshore.sourcing.rules.contests import ENTRY, EntryState

if TYPE_CHECKING:
    from anyshore.approvals.models import Approval


@action
def ask_to_give_prize(*, actor: Actor, entry_id: UUID, prize_id: UUID, words: str = "", at: datetime) -> Approval:
    """Those whom the client's rule names are asked to agree that this entry gets this prize, at the latest by the day
    of the decision. Once they have, ``award_prize`` gives it.

    Those of the client who may award it. Refused: others (Forbidden), a contest that is not open (RequestNotOpen) or
    overdue (DecisionOverdue), a prize of another contest (NotFound) or one that is given (PrizeTaken), an entry that
    does not stand (NotAllowed), and what ``ask_approval`` refuses: no rule, a group that is too small.
    """
    request, entry = locked_entry(actor, entry_id)
    if not may_award(actor, request):
        raise Forbidden()
    prize = prize_on_offer(request, prize_id)
    if is_over(request.decide_until, at):
        raise DecisionOverdue(until=request.decide_until)
    ENTRY.after(EntryState(entry.state), "choose")
    offered = offered_entry(entry_id, prize_minor=prize.amount_minor, at=at)
    about = award_approval(actor, offered, "entry")
    return ask_approval(
        actor=actor,
        kind=Kind.AWARD,
        subject=about.subject,
        title=offered.title,
        path=entry_path(entry_id),
        amount=about.amount,
        fingerprint=about.fingerprint,
        words=words,
        no_later_than=request.decide_until,
        at=at,
    )
