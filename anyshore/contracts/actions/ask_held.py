"""Ask once more about an offer that is held."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from anyshore.approvals.actions.ask_approval import ask_approval
from anyshore.contracts.policies import may_offer
from anyshore.contracts.queries.approving import held_path
from anyshore.contracts.queries.held import decided_by, held_approval, locked_held
from anyshore.contracts.rules.held import HELD, HeldState
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing.actions import action

if TYPE_CHECKING:
    from anyshore.approvals.models import Approval


@action
def ask_held(*, actor: Actor, held_id: UUID, words: str = "", at: datetime) -> Approval:
    """Those whom the rule names are asked again about exactly this offer, after they declined, did not answer in time,
    or the question was withdrawn.

    Who signed it, while they may commit their organisation. Refused: others (NotFound, Forbidden), one that went out
    or is over (NotAllowed), and what ``ask_approval`` refuses: no rule any more, a group that is too small.
    """
    held = locked_held(actor, held_id)
    if held.author_id != actor.person_id or not may_offer(actor):
        raise Forbidden()
    HELD.after(HeldState(held.state), "send")
    about = held_approval(held)
    return ask_approval(
        actor=actor,
        kind=about.kind,
        subject=about.subject,
        title=held.title,
        path=held_path(held.id),
        amount=about.amount,
        beside=about.beside,
        fingerprint=about.fingerprint,
        words=words,
        no_later_than=decided_by(held),
        at=at,
    )
