"""Refuse a suggestion of the other side."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.actions.gather_negotiation import gather_negotiation
from anyshore.contracts.events import SuggestionRefused
from anyshore.contracts.models import Suggestion
from anyshore.contracts.policies import may_answer_suggestion, side_of
from anyshore.contracts.queries.suggestions import suggestion_locked
from anyshore.contracts.rules import AGREEMENT, AgreementState
from anyshore.contracts.rules.content import checked_reason
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move


@action
def refuse_suggestion(*, actor: Actor, suggestion_id: UUID, answer: str = "", at: datetime) -> Suggestion:
    """The suggestion is refused, with a word if there is one. It stays to be read.

    Those who may commit the side that did not suggest it. Refused: others (Forbidden), a suggestion that is answered,
    taken back or overtaken, and an offer that is signed or over (NotAllowed).
    """
    suggestion = suggestion_locked(actor, suggestion_id)
    agreement = suggestion.agreement
    side = side_of(actor, agreement)
    if side is None or not may_answer_suggestion(actor, agreement, suggestion.side):
        raise Forbidden()
    AGREEMENT.after(AgreementState(agreement.state), "counter")
    word = checked_reason("answer", answer)
    move(
        suggestion,
        "refuse",
        actor=actor,
        at=at,
        why=word,
        write={"answer": word, "answered_by_id": actor.acting_person, "answered_at": at},
    )
    gather_negotiation(actor=actor, agreement_id=agreement.id, at=at)
    told = SuggestionRefused(agreement_id=agreement.id, side=side, numbers=(suggestion.number,), reason=word, at=at)
    tell(told, actor=actor)
    return suggestion
