"""Accept a suggestion of the other side."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.actions.gather_negotiation import gather_negotiation
from anyshore.contracts.actions.sign_agreement import OfferOver
from anyshore.contracts.events import SuggestionAccepted
from anyshore.contracts.models import Suggestion
from anyshore.contracts.policies import may_answer_suggestion, side_of
from anyshore.contracts.queries import current_content
from anyshore.contracts.queries.suggestions import pending_suggestions, suggestion_locked
from anyshore.contracts.rules import AGREEMENT, AgreementState
from anyshore.contracts.rules.content import checked_reason
from anyshore.contracts.rules.offers import is_over
from anyshore.contracts.rules.suggestions import SUGGESTION, SuggestionState, holds, in_the_way, labels
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Refused
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move


class PlaceTaken(Refused):
    """Another accepted suggestion, ``other``, changes the same."""

    code = "place_taken"


class SuggestionsClash(Refused):
    """Together with those accepted already it makes what no agreement may have."""

    code = "suggestions_clash"


@action
def accept_suggestion(*, actor: Actor, suggestion_id: UUID, answer: str = "", at: datetime) -> Suggestion:
    """The suggestion is accepted: it comes into the next version, once one is written from what is accepted. Until
    then the version on the table stays as it is.

    Those who may commit the side that did not suggest it. Refused: others (Forbidden), a suggestion that is answered,
    taken back or overtaken (NotAllowed), an offer that has lapsed (OfferOver) or is signed or over (NotAllowed), one
    whose place another accepted one changes (PlaceTaken), one that makes nonsense with them (SuggestionsClash).
    """
    suggestion = suggestion_locked(actor, suggestion_id)
    agreement = suggestion.agreement
    side = side_of(actor, agreement)
    if side is None or not may_answer_suggestion(actor, agreement, suggestion.side):
        raise Forbidden()
    AGREEMENT.after(AgreementState(agreement.state), "counter")
    SUGGESTION.after(SuggestionState(suggestion.state), "accept")
    if is_over(agreement.answer_until, at):
        raise OfferOver(since=agreement.answer_until)
    accepted = [one.change for one in pending_suggestions(agreement.id, [SuggestionState.ACCEPTED])]
    other = in_the_way(suggestion.change, accepted)
    if other is not None:
        raise PlaceTaken(other=labels([other.number]))
    if not holds(current_content(agreement), [*accepted, suggestion.change], at.date()):
        raise SuggestionsClash()
    word = checked_reason("answer", answer)
    move(
        suggestion,
        "accept",
        actor=actor,
        at=at,
        why=word,
        write={"answer": word, "answered_by_id": actor.acting_person, "answered_at": at},
    )
    gather_negotiation(actor=actor, agreement_id=agreement.id, at=at)
    told = SuggestionAccepted(agreement_id=agreement.id, side=side, numbers=(suggestion.number,), reason=word, at=at)
    tell(told, actor=actor)
    return suggestion
