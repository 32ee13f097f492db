"""Ask once more about a proposal that is held."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from anyshore.approvals.actions.ask_approval import ask_approval
from anyshore.approvals.rules import Kind
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.kit.money import Money
from anyshore.plumbing.actions import action
from anyshore.sourcing.policies import may_hold_proposal
from anyshore.sourcing.queries.held import locked_held_proposal
from anyshore.sourcing.rules.held import HELD, SUBJECT, HeldState

if TYPE_CHECKING:
    from anyshore.approvals.models import Approval


@action
def ask_held_proposal(*, actor: Actor, held_id: UUID, words: str = "", at: datetime) -> Approval:
    """Those whom the rule names are asked again about exactly this proposal, after they declined, did not answer in
    time, or the question was withdrawn.

    Who signed it, while they may bind the provider. Refused: others (NotFound, Forbidden), one that went out or is
    over (NotAllowed), and what ``ask_approval`` refuses: no rule any more, a group that is too small.
    """
    request, held = locked_held_proposal(actor, held_id)
    if held.author_id != actor.person_id or not may_hold_proposal(actor, held):
        raise Forbidden()
    HELD.after(HeldState(held.state), "send")
    return ask_approval(
        actor=actor,
        kind=Kind.CONTRACT,
        subject=(SUBJECT, held.id),
        title=request.title,
        path=f"/proposals/held/{held.id}/",
        amount=Money(held.price_minor, held.currency),
        fingerprint=held.hash,
        words=words,
        no_later_than=request.proposals_until,
        at=at,
    )
