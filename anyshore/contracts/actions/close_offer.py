"""End an open offer without an agreement."""

from __future__ import annotations

from datetime import datetime

from anyshore.contracts.actions.overtake_held import overtake_held
from anyshore.contracts.actions.overtake_suggestions import overtake_suggestions
from anyshore.contracts.models import Agreement
from anyshore.kit.actor import Actor
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.state import move
from anyshore.sourcing.actions.release_award import release_award


@action
def close_offer(*, actor: Actor, agreement: Agreement, how: str, why: str, at: datetime) -> Agreement:
    """The offer is over by ``how`` (decline, withdraw, lapse), its clock stopped, what either side held about it
    closed, and an awarded proposal given back.

    For this domain's own verbs, which have locked the agreement and permitted the actor. Refused: an offer that is no
    longer open (NotAllowed).
    """
    move(agreement, how, actor=actor, at=at, why=why, write={"ended_at": at})
    overtake_held(actor=actor, agreement_id=agreement.id, at=at)
    deadlines.stop(subject=("agreement", agreement.id), verb="contracts.lapse_offer", at=at)
    overtake_suggestions(actor=actor, agreement=agreement, at=at)
    if agreement.proposal_id is not None:
        release_award(actor=actor, proposal_id=agreement.proposal_id, reason=why, at=at)
    return agreement
