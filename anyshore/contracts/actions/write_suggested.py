"""Make the accepted suggestions the next version of an offer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from anyshore.contracts.actions.counter_offer import counter_offer
from anyshore.contracts.events import SuggestionsWritten
from anyshore.contracts.models import Agreement, Suggestion
from anyshore.contracts.policies import may_counter, side_of
from anyshore.contracts.queries import current_content, locked_agreement
from anyshore.contracts.queries.suggestions import pending_suggestions
from anyshore.contracts.rules import AGREEMENT, AgreementState
from anyshore.contracts.rules.content import checked_reason
from anyshore.contracts.rules.offers import ANSWER_DAYS
from anyshore.contracts.rules.suggestions import SuggestionState, all_of, labels, suggested
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Refused
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move


class NothingAccepted(Refused):
    """No suggestion is accepted that a version could be made of."""

    code = "nothing_accepted"


class SuggestionsChanged(Refused):
    """Other suggestions are accepted now than those that were read: ``numbers``."""

    code = "suggestions_changed"


@action
def write_suggested(
    *,
    actor: Actor,
    agreement_id: UUID,
    version_hash: str,
    numbers: Sequence[int],
    words: str = "",
    answer_days: int = ANSWER_DAYS,
    name: str = "",
    at: datetime,
) -> Agreement:
    """The agreement stands in a new version that has every accepted suggestion, and nothing else, in it; it is signed
    by the actor's side, and the other side answers it. Its reason names the suggestions. Signatures on the version
    before do not carry over.

    ``numbers`` are the accepted suggestions as the actor read them. Those of either side who may commit it. Refused:
    others (Forbidden), nothing accepted (NothingAccepted), other suggestions than those read (SuggestionsChanged), and
    what refuses a counter-offer: another version (VersionChanged), no proof (ProofMissing), an offer that has lapsed
    (OfferOver) or is signed or over (NotAllowed), terms that nobody could sign (TermsIncomplete), a rate above the
    card (RateAboveCard).
    """
    agreement = locked_agreement(actor, agreement_id)
    side = side_of(actor, agreement)
    if side is None or not may_counter(actor, agreement):
        raise Forbidden()
    AGREEMENT.after(AgreementState(agreement.state), "counter")
    accepted = pending_suggestions(agreement.id, [SuggestionState.ACCEPTED])
    there = tuple(one.number for one in accepted)
    if not accepted:
        raise NothingAccepted()
    if sorted(numbers) != list(there):
        raise SuggestionsChanged(numbers=labels(there))
    before = current_content(agreement)
    content = suggested(before, (one.change for one in accepted), at.date())
    _write(actor, accepted, agreement.version + 1, at)
    why = "\n".join(part for part in (labels(there), checked_reason("words", words)) if part)
    countered: Agreement = counter_offer(
        actor=actor,
        agreement_id=agreement.id,
        version_hash=version_hash,
        why=why,
        answer_days=answer_days,
        name=name,
        at=at,
        **all_of(content),
    )
    told = SuggestionsWritten(agreement_id=agreement.id, side=side, numbers=there, version=countered.version, at=at)
    tell(told, actor=actor)
    return countered


def _write(actor: Actor, accepted: Sequence[Suggestion], version: int, at: datetime) -> None:
    for one in accepted:
        move(one, "write", actor=actor, at=at, write={"written_in": version})
