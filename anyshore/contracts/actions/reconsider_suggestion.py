"""Take back one's answer to a suggestion."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.events import SuggestionReconsidered
from anyshore.contracts.models import Suggestion
from anyshore.contracts.policies import may_answer_suggestion, side_of
from anyshore.contracts.queries import current_content
from anyshore.contracts.queries.suggestions import suggestion_locked
from anyshore.contracts.rules import AGREEMENT, AgreementState
from anyshore.contracts.rules.suggestions import SUGGESTION, SuggestionState, still
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Refused
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move


class GroundChanged(Refused):
    """What the suggestion stood on was changed since."""

    code = "ground_changed"


@action
def reconsider_suggestion(*, actor: Actor, suggestion_id: UUID, at: datetime) -> Suggestion:
    """The suggestion is open again; what was answered stays in its history.

    Those who may commit the side that answered it. Refused: others (Forbidden), a suggestion that nobody answered or
    that stands in a version, and an offer that is signed or over (NotAllowed), one whose ground has changed since
    (GroundChanged).
    """
    suggestion = suggestion_locked(actor, suggestion_id)
    agreement = suggestion.agreement
    side = side_of(actor, agreement)
    if side is None or not may_answer_suggestion(actor, agreement, suggestion.side):
        raise Forbidden()
    AGREEMENT.after(AgreementState(agreement.state), "counter")
    SUGGESTION.after(SuggestionState(suggestion.state), "reconsider")
    row = still(current_content(agreement), suggestion.change)
    if row is None:
        raise GroundChanged()
    answered = {"answer": "", "answered_by_id": None, "answered_at": None, "row": row}
    move(suggestion, "reconsider", actor=actor, at=at, write=answered)
    told = SuggestionReconsidered(agreement_id=agreement.id, side=side, numbers=(suggestion.number,), reason="", at=at)
    tell(told, actor=actor)
    return suggestion
