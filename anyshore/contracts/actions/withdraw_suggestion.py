"""Take back a suggestion of one's own side."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.events import SuggestionWithdrawn
from anyshore.contracts.models import Suggestion
from anyshore.contracts.policies import suggesting_side
from anyshore.contracts.queries.suggestions import suggestion_locked
from anyshore.contracts.rules import AGREEMENT, AgreementState
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move


@action
def withdraw_suggestion(*, actor: Actor, suggestion_id: UUID, at: datetime) -> Suggestion:
    """The suggestion is taken back and waits for nobody. It stays to be read.

    Those who work for the side that made it. Refused: others (Forbidden), a suggestion that is answered or overtaken,
    and an offer that is signed or over (NotAllowed).
    """
    suggestion = suggestion_locked(actor, suggestion_id)
    agreement = suggestion.agreement
    side = suggesting_side(actor, agreement)
    if side is None or side != suggestion.side:
        raise Forbidden()
    AGREEMENT.after(AgreementState(agreement.state), "counter")
    move(suggestion, "withdraw", actor=actor, at=at)
    tell(SuggestionWithdrawn(agreement_id=agreement.id, side=side, numbers=(suggestion.number,), at=at), actor=actor)
    return suggestion
